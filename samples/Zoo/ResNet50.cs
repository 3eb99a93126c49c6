using CnnDsl;

namespace Zoo;

/// <summary>
/// A 3x3 convolution between two 1x1 convolutions, which narrow and widen, and the shortcut around them.
/// As in torchvision ("v1.5"), the 3x3 convolution has the stride; in the paper the first 1x1 has it.
/// </summary>
[Block]
[Conv2D(Use.Hidden, 1, Bias = false), BatchNorm, ReLU]
[Conv2D(Use.Hidden, 3, Stride = Use.Stride, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(Use.Filters, 1, Bias = false), BatchNorm]
[Conv2D(Use.Filters, 1, Stride = Use.Stride, Bias = false, From = Use.Input, When = Shapes.Differ, Name = "downsample.0")]
[BatchNorm(When = Shapes.Differ, Name = "downsample.1")]
[Add("bn3"), ReLU]
public class Bottleneck;

/// <summary>
/// "Deep Residual Learning for Image Recognition" (He, Zhang, Ren and Sun, 2015), table 1, 50 layers.
/// </summary>
[Network(Rounding = Rounding.Floor), Input(3, 224, 224)]
[Conv2D(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm, ReLU]                  //   64 x 112 x 112
[MaxPool2D(3, Stride = 2, Padding = 1)]                                                  //   64 x  56 x  56
[Use<Bottleneck>(Hidden = 64, Filters = 256, Repeat = 3, Name = "layer1")]               //  256 x  56 x  56
[Use<Bottleneck>(Hidden = 128, Filters = 512, Stride = 2, Repeat = 4, Name = "layer2")]  //  512 x  28 x  28
[Use<Bottleneck>(Hidden = 256, Filters = 1024, Stride = 2, Repeat = 6, Name = "layer3")] // 1024 x  14 x  14
[Use<Bottleneck>(Hidden = 512, Filters = 2048, Stride = 2, Repeat = 3, Name = "layer4")] // 2048 x   7 x   7
[GlobalAvgPool2D, Flatten, Dense(1000, Name = "fc")]                                     // 1000
public partial class ResNet50;
