namespace CnnDsl.Networks.Tests.Api;

/// <summary>Convolutions of every kind, large enough to be split: planes, Winograd's tiles, depthwise, groups, strides, one row, slopes, a sum.</summary>
[Network(Rounding = Rounding.Floor), Input(3, 40, 44)]
[Conv2D(40, 3, Padding = 1), SiLU]
[Conv2D(48, 3, Padding = 1), ReLU(Name = "wide")]
[DepthwiseConv2D(3, Padding = 1), PReLU]
[Conv2D(60, 3, Padding = 1, Groups = 4), Conv2D(48, 1), Add("wide"), ReLU]
[Conv2D(72, 3, Stride = 2, Padding = 1), GELU, Conv2D(80, 3, Padding = 1), GlobalAvgPool2D]
public partial class ConvolutionCrew;

/// <summary>What else is split: pools, functions, sums, normalizations, dense layers.</summary>
[Network(Rounding = Rounding.Floor), Input(40, 42, 46)]
[MaxPool2D(3, Stride = 1), BatchNorm, Tanh(Name = "left")]
[AvgPool2D(3, Stride = 1, Padding = 1), Sigmoid, Mul("left", "sigmoid1")]
[MaxPool2D(2, Name = "small"), GlobalMaxPool2D(Name = "largest"), Mul("small", "largest")]
[Flatten, Dense(150), ReLU, Dense(1000)]
public partial class MapCrew;
