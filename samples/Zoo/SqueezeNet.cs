using CnnDsl;

namespace Zoo;

/// <summary>A fire module: few 1x1 filters squeeze the channels, 1x1 and 3x3 filters side by side expand them again.</summary>
[Block]
[Conv2D(Use.Squeeze, 1, Name = "squeeze"), ReLU(Name = "squeezed")]
[Conv2D(Use.Hidden, 1, Name = "expand1x1"), ReLU(Name = "wide1x1")]
[Conv2D(Use.Hidden, 3, Padding = 1, Name = "expand3x3", From = "squeezed"), ReLU(Name = "wide3x3")]
[Concat("wide1x1", "wide3x3")]
public class Fire;

/// <summary>
/// "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters" (Iandola and others, 2016), table 1, in version 1.1
/// of its authors, which needs 2.4 times less computation. Hidden is the filters of each size: the output has twice as many channels.
/// </summary>
[Network(Rounding = Rounding.Floor), Input(3, 224, 224)]
[Conv2D(64, 3, Stride = 2, Name = "features.0"), ReLU]                      //   64 x 111 x 111
[MaxPool2D(3, Stride = 2, Rounding = Rounding.Ceiling)]                     //   64 x  55 x  55
[Use<Fire>(Squeeze = 16, Hidden = 64, Repeat = 2, Name = "features.{3}")]   //  128 x  55 x  55
[MaxPool2D(3, Stride = 2, Rounding = Rounding.Ceiling)]                     //  128 x  27 x  27
[Use<Fire>(Squeeze = 32, Hidden = 128, Repeat = 2, Name = "features.{6}")]  //  256 x  27 x  27
[MaxPool2D(3, Stride = 2, Rounding = Rounding.Ceiling)]                     //  256 x  13 x  13
[Use<Fire>(Squeeze = 48, Hidden = 192, Repeat = 2, Name = "features.{9}")]  //  384 x  13 x  13
[Use<Fire>(Squeeze = 64, Hidden = 256, Repeat = 2, Name = "features.{11}")] //  512 x  13 x  13
[Dropout, Conv2D(1000, 1, Name = "classifier.1"), ReLU]                     // 1000 x  13 x  13
[GlobalAvgPool2D, Flatten]                                                  // 1000
public partial class SqueezeNet;
