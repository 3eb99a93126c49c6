using CnnDsl;

namespace Zoo;

/// <summary>Expands to many channels, looks at each with 3x3 filters, and projects back; a shortcut where the shape is kept.</summary>
[Block]
[Conv2D(Use.Hidden, 1, Bias = false, Name = "conv.0.0"), BatchNorm(Name = "conv.0.1"), ReLU6]
[DepthwiseConv2D(3, Stride = Use.Stride, Padding = 1, Bias = false, Name = "conv.1.0"), BatchNorm(Name = "conv.1.1"), ReLU6]
[Conv2D(Use.Filters, 1, Bias = false, Name = "conv.2"), BatchNorm(Name = "conv.3")]
[Add(Use.Input, When = Shapes.Match)]
public class InvertedResidual;

/// <summary>The first inverted residual, t = 1: it has nothing to expand.</summary>
[Block]
[DepthwiseConv2D(3, Padding = 1, Bias = false, Name = "conv.0.0"), BatchNorm(Name = "conv.0.1"), ReLU6]
[Conv2D(Use.Filters, 1, Bias = false, Name = "conv.1"), BatchNorm(Name = "conv.2")]
public class SeparableConv;

/// <summary>
/// "MobileNetV2: Inverted Residuals and Linear Bottlenecks" (Sandler, Howard, Zhu, Zhmoginov and Chen, 2018), table 2.
/// Hidden is t = 6 times the channels that come in.
/// </summary>
[Network(Rounding = Rounding.Floor), Input(3, 224, 224)]
[Conv2D(32, 3, Stride = 2, Padding = 1, Bias = false, Name = "features.0.0")]
[BatchNorm(Name = "features.0.1"), ReLU6]                                              //   32 x 112 x 112
[Use<SeparableConv>(Filters = 16, Name = "features.1")]                                //   16 x 112 x 112
[Use<InvertedResidual>(Hidden = 96, Filters = 24, Stride = 2, Name = "features.2")]    //   24 x  56 x  56
[Use<InvertedResidual>(Hidden = 144, Filters = 24, Name = "features.3")]
[Use<InvertedResidual>(Hidden = 144, Filters = 32, Stride = 2, Name = "features.4")]   //   32 x  28 x  28
[Use<InvertedResidual>(Hidden = 192, Filters = 32, Repeat = 2, Name = "features.{5}")]
[Use<InvertedResidual>(Hidden = 192, Filters = 64, Stride = 2, Name = "features.7")]   //   64 x  14 x  14
[Use<InvertedResidual>(Hidden = 384, Filters = 64, Repeat = 3, Name = "features.{8}")]
[Use<InvertedResidual>(Hidden = 384, Filters = 96, Name = "features.11")]              //   96 x  14 x  14
[Use<InvertedResidual>(Hidden = 576, Filters = 96, Repeat = 2, Name = "features.{12}")]
[Use<InvertedResidual>(Hidden = 576, Filters = 160, Stride = 2, Name = "features.14")] //  160 x   7 x   7
[Use<InvertedResidual>(Hidden = 960, Filters = 160, Repeat = 2, Name = "features.{15}")]
[Use<InvertedResidual>(Hidden = 960, Filters = 320, Name = "features.17")]             //  320 x   7 x   7
[Conv2D(1280, 1, Bias = false, Name = "features.18.0")]
[BatchNorm(Name = "features.18.1"), ReLU6]                                             // 1280 x   7 x   7
[GlobalAvgPool2D, Flatten, Dropout(0.2), Dense(1000, Name = "classifier.1")]           // 1000
public partial class MobileNetV2;
