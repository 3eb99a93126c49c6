using CnnDsl;

namespace Zoo;

/// <summary>
/// Two 3x3 convolutions and the shortcut around them, which is a convolution itself where the shape changes.
/// </summary>
[Block]
[Conv2D(Use.Filters, 3, Stride = Use.Stride, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(Use.Filters, 3, Padding = 1, Bias = false), BatchNorm]
[Conv2D(Use.Filters, 1, Stride = Use.Stride, Bias = false, From = Use.Input, When = Shapes.Differ, Name = "downsample.0")]
[BatchNorm(When = Shapes.Differ, Name = "downsample.1")]
[Add("bn2"), ReLU]
public class BasicBlock;

/// <summary>
/// "Deep Residual Learning for Image Recognition" (He, Zhang, Ren and Sun, 2015), table 1, 18 layers.
/// </summary>
[Network(Rounding = Rounding.Floor), Input(3, 224, 224)]
[Conv2D(64, 7, Stride = 2, Padding = 3, Bias = false), BatchNorm, ReLU]   //   64 x 112 x 112
[MaxPool2D(3, Stride = 2, Padding = 1)]                                   //   64 x  56 x  56
[Use<BasicBlock>(Filters = 64, Repeat = 2, Name = "layer1")]              //   64 x  56 x  56
[Use<BasicBlock>(Filters = 128, Stride = 2, Repeat = 2, Name = "layer2")] //  128 x  28 x  28
[Use<BasicBlock>(Filters = 256, Stride = 2, Repeat = 2, Name = "layer3")] //  256 x  14 x  14
[Use<BasicBlock>(Filters = 512, Stride = 2, Repeat = 2, Name = "layer4")] //  512 x   7 x   7
[GlobalAvgPool2D, Flatten, Dense(1000, Name = "fc")]                      // 1000
public partial class ResNet18;
