namespace Zoo.Tests;

public sealed class ResNet18Tests() : ZooTests<ResNet18>("resnet18", 11_689_512, 1_814_073_344);

public sealed class ResNet50Tests() : ZooTests<ResNet50>("resnet50", 25_557_032, 4_089_184_256);

public sealed class MobileNetV2Tests() : ZooTests<MobileNetV2>("mobilenet_v2", 3_504_872, 300_774_272);

public sealed class SqueezeNetTests() : ZooTests<SqueezeNet>("squeezenet1_1", 1_235_496, 349_151_936);

public sealed class EfficientNetB0Tests() : ZooTests<EfficientNetB0>("efficientnet_b0", 5_288_548, 385_814_752);

public sealed class DenseNet121Tests() : ZooTests<DenseNet121>("densenet121", 7_978_856, 2_834_161_664);
