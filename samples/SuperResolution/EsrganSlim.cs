using CnnDsl;

namespace SuperResolution;

/// <summary>A residual dense block with one layer: Hidden new features beside those that come in, fused back to Filters of them.</summary>
[Block]
[Conv2D(Use.Hidden, 3, Padding = 1, Name = "grow"), ReLU]
[Concat(Use.Input, "relu1"), Conv2D(Use.Filters, 1, Name = "fuse"), Add(Use.Input)]
public class ResidualDenseBlock;

/// <summary>
/// ESRGAN-slim of UpscalerJS, after "Residual Dense Network for Image Super-Resolution" (Zhang, Tian, Kong, Zhong and Fu,
/// 2018): makes a picture twice as wide and high. Red, green and blue are from 0 to 255, before and after.
/// Most of the work is done at the small size; the picture is enlarged before the last convolution.
/// </summary>
[Network, Input(3, 128, 128)]                                           //  3 x 128 x 128
[Conv2D(64, 3, Padding = 1, Name = "shallow")]                          // 64 x 128 x 128
[Conv2D(64, 3, Padding = 1, Name = "features")]
[Use<ResidualDenseBlock>(Hidden = 4, Filters = 64, Name = "block1")]
[Use<ResidualDenseBlock>(Hidden = 4, Filters = 64, Name = "block2")]
[Concat("block1", "block2"), Conv2D(64, 1, Name = "fuse")]
[Conv2D(64, 3, Padding = 1, Name = "refine"), Add("shallow")]
[Conv2D(64, 5, Padding = 2, Name = "expand1"), ReLU]
[Conv2D(32, 3, Padding = 1, Name = "expand2"), ReLU]                    // 32 x 128 x 128
[Conv2D(12, 3, Padding = 1, Name = "expand3"), Upsample(2)]             // 12 x 256 x 256
[Conv2D(3, 3, Padding = 1, Name = "picture")]                           //  3 x 256 x 256
public partial class EsrganSlim;
