using CnnDsl;

namespace Zoo;

/// <summary>Squeeze-and-excite: a small network that looks at the mean of every channel says how much of each goes on.</summary>
[Block]
[GlobalAvgPool2D, Conv2D(Use.Squeeze, 1, Name = "fc1"), SiLU, Conv2D(Use.Filters, 1, Name = "fc2"), Sigmoid]
[Mul(Use.Input)]
public class SqueezeExcite;

/// <summary>An inverted residual with squeeze-and-excite. Squeeze is a quarter of the channels that come in.</summary>
[Block]
[Conv2D(Use.Hidden, 1, Bias = false, Name = "block.0.0"), BatchNorm(Name = "block.0.1"), SiLU]
[DepthwiseConv2D(Kernel = Use.Kernel, Stride = Use.Stride, Padding = Use.Padding, Bias = false, Name = "block.1.0"), BatchNorm(Name = "block.1.1"), SiLU]
[Use<SqueezeExcite>(Squeeze = Use.Squeeze, Filters = Use.Hidden, Name = "block.2")]
[Conv2D(Use.Filters, 1, Bias = false, Name = "block.3.0"), BatchNorm(Name = "block.3.1")]
[Add(Use.Input, When = Shapes.Match)]
public class MBConv;

/// <summary>MBConv1, the first one: it has nothing to expand.</summary>
[Block]
[DepthwiseConv2D(3, Padding = 1, Bias = false, Name = "block.0.0"), BatchNorm(Name = "block.0.1"), SiLU]
[Use<SqueezeExcite>(Squeeze = Use.Squeeze, Filters = Use.Hidden, Name = "block.1")]
[Conv2D(Use.Filters, 1, Bias = false, Name = "block.2.0"), BatchNorm(Name = "block.2.1")]
public class MBConv1;

/// <summary>
/// "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks" (Tan and Le, 2019), table 1.
/// Hidden is 6 times the channels that come in.
/// </summary>
[Network(Rounding = Rounding.Floor), Input(3, 224, 224)]
[Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false, Name = "features.0.0")]
[BatchNorm(Name = "features.0.1"), SiLU]                                                                             //   32 x 112 x 112
[Use<MBConv1>(Hidden = 32, Squeeze = 8, Filters = 16, Name = "features.1.0")]                                        //   16 x 112 x 112
[Use<MBConv>(Kernel = 3, Padding = 1, Stride = 2, Hidden = 96, Squeeze = 4, Filters = 24, Name = "features.2.0")]    //   24 x  56 x  56
[Use<MBConv>(Kernel = 3, Padding = 1, Hidden = 144, Squeeze = 6, Filters = 24, Name = "features.2.1")]
[Use<MBConv>(Kernel = 5, Padding = 2, Stride = 2, Hidden = 144, Squeeze = 6, Filters = 40, Name = "features.3.0")]   //   40 x  28 x  28
[Use<MBConv>(Kernel = 5, Padding = 2, Hidden = 240, Squeeze = 10, Filters = 40, Name = "features.3.1")]
[Use<MBConv>(Kernel = 3, Padding = 1, Stride = 2, Hidden = 240, Squeeze = 10, Filters = 80, Name = "features.4.0")]  //   80 x  14 x  14
[Use<MBConv>(Kernel = 3, Padding = 1, Hidden = 480, Squeeze = 20, Filters = 80, Repeat = 2, Name = "features.4.{1}")]
[Use<MBConv>(Kernel = 5, Padding = 2, Hidden = 480, Squeeze = 20, Filters = 112, Name = "features.5.0")]             //  112 x  14 x  14
[Use<MBConv>(Kernel = 5, Padding = 2, Hidden = 672, Squeeze = 28, Filters = 112, Repeat = 2, Name = "features.5.{1}")]
[Use<MBConv>(Kernel = 5, Padding = 2, Stride = 2, Hidden = 672, Squeeze = 28, Filters = 192, Name = "features.6.0")] //  192 x   7 x   7
[Use<MBConv>(Kernel = 5, Padding = 2, Hidden = 1152, Squeeze = 48, Filters = 192, Repeat = 3, Name = "features.6.{1}")]
[Use<MBConv>(Kernel = 3, Padding = 1, Hidden = 1152, Squeeze = 48, Filters = 320, Name = "features.7.0")]            //  320 x   7 x   7
[Conv2D(1280, 1, Bias = false, Name = "features.8.0")]
[BatchNorm(Name = "features.8.1"), SiLU]                                                                             // 1280 x   7 x   7
[GlobalAvgPool2D, Flatten, Dropout(0.2), Dense(1000, Name = "classifier.1")]                                         // 1000
public partial class EfficientNetB0;
