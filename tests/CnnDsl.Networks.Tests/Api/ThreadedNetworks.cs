namespace CnnDsl.Networks.Tests.Api;

/// <summary>Convolutions of every kind, large enough to be split: planes, Winograd's tiles, depthwise, groups, strides, one row, slopes, a sum.</summary>
[Network(Rounding = Rounding.Floor), Input(3, 40, 44)]
[Conv2D(40, 3, Padding = 1), SiLU]
[Conv2D(48, 3, Padding = 1), ReLU(Name = "wide")]
[DepthwiseConv2D(3, Padding = 1), PReLU]
[Conv2D(60, 3, Padding = 1, Groups = 4), Conv2D(48, 1), Add("wide"), ReLU]
[Conv2D(72, 3, Stride = 2, Padding = 1), GELU, Conv2D(80, 3, Padding = 1), GlobalAvgPool2D]
public partial class ConvolutionCrew;

/// <summary>Winograd's tiles in a block or two, with too few filters for all threads: a sum, activations behind the tiles, pools, tiles over the edge.</summary>
[Network(Rounding = Rounding.Floor), Input(3, 27, 26)]
[Conv2D(16, 3, Padding = 1), ReLU(Name = "first"), Conv2D(16, 3, Padding = 1), Add("first"), SiLU, Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2)]
[Conv2D(24, 3, Padding = 1), GELU, Conv2D(32, 3, Padding = 1), SiLU, MaxPool2D(2), Conv2D(64, 3, Padding = 1)]
public partial class TileCrew;

/// <summary>Winograd's tiles so few that threads share their points: sums, activations behind the tiles, a pool, tiles over the edge; and dense layers of one group.</summary>
[Network(Rounding = Rounding.Floor), Input(24, 8, 9)]
[MaxPool2D(1), Conv2D(32, 3, Padding = 1), SiLU(Name = "a"), Conv2D(32, 3, Padding = 1), Add("a"), GELU(Name = "b")]
[Conv2D(36, 3, Padding = 1), Slice(0, 32), Add("b"), Slice(32, 4, From = "conv3"), Concat("add2", "slice2"), ReLU]
[Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2), Flatten(Name = "vector"), Dense(50), Tanh(Name = "few")]
[Dense(100, From = "vector"), ReLU, Concat("few", "relu3")]
public partial class PointCrew;

/// <summary>1 x 1 convolutions: one row with an activation behind its tiles, rows with a frame between them, a stride whose pixels are put together.</summary>
[Network(Rounding = Rounding.Floor), Input(48, 37, 29)]
[MaxPool2D(1), Conv2D(72, 1), SiLU, Conv2D(96, 1), SiLU, DepthwiseConv2D(3, Padding = 1)]
[Conv2D(136, 1, Stride = 2), GELU, Conv2D(200, 1), Tanh, Conv2D(56, 3, Padding = 1)]
public partial class PointwiseCrew;

/// <summary>Sums over the first channels of convolutions: a row of pixels, Winograd's tiles, depthwise, split by filters, behind a pool.</summary>
[Network(Rounding = Rounding.Floor), Input(24, 40, 44)]
[MaxPool2D(1), Sigmoid(Name = "a")]
[Conv2D(28, 1), Slice(0, 24), Add("a"), Slice(24, 4, From = "conv1"), Concat("add1", "slice2"), SiLU(Name = "b")]
[Conv2D(60, 3, Padding = 1), Slice(0, 28), Add("b"), Slice(28, 32, From = "conv2"), Concat("add2", "slice4"), ReLU]
[DepthwiseConv2D(3, Padding = 1), Slice(0, 28), Add("b"), Slice(28, 32, From = "conv3"), Concat("add3", "slice6"), ReLU, MaxPool2D(8, Name = "c")]
[Conv2D(420, 1), Slice(0, 60), AvgPool2D(1, From = "c"), Add("slice7"), Slice(60, 360, From = "conv4"), Concat("add4", "slice8", Name = "d"), GELU]
[Conv2D(430, 1), Slice(0, 420), Add("gelu1"), Slice(420, 10, From = "conv5"), Concat("add5", "slice10"), GELU]
public partial class SumCrew;

/// <summary>What else is split: pools, functions, sums, normalizations, dense layers.</summary>
[Network(Rounding = Rounding.Floor), Input(40, 42, 46)]
[MaxPool2D(3, Stride = 1), BatchNorm, Tanh(Name = "left")]
[AvgPool2D(3, Stride = 1, Padding = 1), Sigmoid, Mul("left", "sigmoid1")]
[MaxPool2D(2, Name = "small"), GlobalMaxPool2D(Name = "largest"), Mul("small", "largest")]
[Flatten, Dense(150), ReLU, Dense(1000)]
public partial class MapCrew;

/// <summary>Interleaved pixels, a convolution along rows with its pool, transposed convolutions, padding, interpolation, some channels of a map.</summary>
[Network(Rounding = Rounding.Floor), Input(3, 104, 120, Format = InputFormat.Interleaved)]
[Conv2D(6, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(20, 3), MaxPool2D(2), PReLU]
[ConvTranspose2D(40, 3, Stride = 2), ReLU, ConvTranspose2D(40, 3, Stride = 2, Groups = 40)]
[Pad(2, Mode = PadMode.Reflect), Upsample(1.5, Mode = UpsampleMode.Bilinear), Slice(3, 20), AdaptiveAvgPool2D(60), Conv2D(2, 1)]
public partial class ResamplingCrew;

/// <summary>Maps whose rows after the first pool are narrower than a vector, so that what is left of one lands on the next.</summary>
[Network, Input(3, 1200, 20)]
[Conv2D(7, 3, Padding = 1), Tanh, MaxPool2D(2), Conv2D(4, 3, Padding = 1)]
public partial class NarrowCrew;

/// <summary>Normalizations, matrix products, softmax and transposes in planes.</summary>
[Network, Input(48, 42, 44)]
[LayerNorm(Channels = true), LRN(5), L2Normalize(Axis = -1)]
[MatMul("l2normalize1", "l2normalize1", TransposeB = true), Softmax(Axis = -1), MatMul("l2normalize1"), Dense(70, Last = true, Name = "rows")]
[LayerNorm, Softmax(Axis = 1), Transpose(2, 0, 1), Reshape(70, 2016), MatMul("reshape1", "reshape1", TransposeB = true)]
public partial class PlanarCrew;
