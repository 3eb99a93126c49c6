using CnnDsl;

namespace FaceFinder;

/// <summary>A residual block: 3x3 filters on each channel, 1x1 filters across them.</summary>
[Block]
[DepthwiseConv2D(3, Padding = 1, Bias = false, Name = "depthwise"), Conv2D(Use.Filters, 1, Name = "project")]
[Add(Use.Input), ReLU]
public class BlazeBlock;

/// <summary>One that adds channels, Squeeze of them to the Hidden that come in. The new ones have no shortcut.</summary>
[Block]
[DepthwiseConv2D(3, Padding = 1, Bias = false, Name = "depthwise"), Conv2D(Use.Filters, 1, Name = "project")]
[Slice(0, Use.Hidden), Add(Use.Input, Name = "known")]
[Slice(Use.Hidden, Use.Squeeze, From = "project", Name = "new")]
[Concat("known", "new"), ReLU]
public class WideBlock;

/// <summary>One that adds channels and halves the map; the shortcut takes the largest of 2 x 2.</summary>
[Block]
[MaxPool2D(2, Name = "shortcut")]
[DepthwiseConv2D(3, Stride = 2, AutoPad = AutoPad.Same, Bias = false, From = Use.Input, Name = "depthwise"), Conv2D(Use.Filters, 1, Name = "project")]
[Slice(0, Use.Hidden), Add("shortcut", Name = "known")]
[Slice(Use.Hidden, Use.Squeeze, From = "project", Name = "new")]
[Concat("known", "new"), ReLU]
public class HalfBlock;

/// <summary>
/// "BlazeFace: Sub-millisecond Neural Face Detection on Mobile GPUs" (Bazarevsky, Kartynnik, Vakunov, Raveendran and
/// Grundmann, 2019), the front camera's model of MediaPipe. Reads 3 x 128 x 128, red, green and blue from -1 to 1.
/// Each cell of the finer map proposes 2 faces and each of the coarser one 6: 896 in all, each with a score, whose
/// sigmoid is the probability, and with 16 numbers that say where.
/// </summary>
[Network, Input(3, 128, 128)]
[Conv2D(24, 5, Stride = 2, AutoPad = AutoPad.Same, Name = "stem"), ReLU]  // 24 x 64 x 64
[Use<BlazeBlock>(Filters = 24, Name = "block1")]
[Use<WideBlock>(Hidden = 24, Squeeze = 4, Filters = 28, Name = "block2")] // 28 x 64 x 64
[Use<HalfBlock>(Hidden = 28, Squeeze = 4, Filters = 32, Name = "block3")] // 32 x 32 x 32
[Use<WideBlock>(Hidden = 32, Squeeze = 4, Filters = 36, Name = "block4")]
[Use<WideBlock>(Hidden = 36, Squeeze = 6, Filters = 42, Name = "block5")] // 42 x 32 x 32
[Use<HalfBlock>(Hidden = 42, Squeeze = 6, Filters = 48, Name = "block6")] // 48 x 16 x 16
[Use<WideBlock>(Hidden = 48, Squeeze = 8, Filters = 56, Name = "block7")]
[Use<WideBlock>(Hidden = 56, Squeeze = 8, Filters = 64, Name = "block8")]
[Use<WideBlock>(Hidden = 64, Squeeze = 8, Filters = 72, Name = "block9")]
[Use<WideBlock>(Hidden = 72, Squeeze = 8, Filters = 80, Name = "block10")]
[Use<WideBlock>(Hidden = 80, Squeeze = 8, Filters = 88, Name = "block11")] // 88 x 16 x 16
[Use<HalfBlock>(Hidden = 88, Squeeze = 8, Filters = 96, Name = "block12")] // 96 x 8 x 8
[Use<BlazeBlock>(Filters = 96, Repeat = 4, Name = "block{13}")]
[Conv2D(2, 1, From = "block11", Name = "scores16"), Output("scores16")]  //  2 x 16 x 16
[Conv2D(32, 1, From = "block11", Name = "boxes16"), Output("boxes16")]   // 32 x 16 x 16
[Conv2D(6, 1, From = "block16", Name = "scores8"), Output("scores8")]    //  6 x  8 x  8
[Conv2D(96, 1, From = "block16", Name = "boxes8"), Output("boxes8")]     // 96 x  8 x  8
public partial class BlazeFace;
