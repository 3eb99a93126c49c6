using CnnDsl;

namespace FaceFinder;

/// <summary>block1.0, block1.1 and 3 more.</summary>
[Block]
[DepthwiseConv2D(3, Padding = 1, Bias = false)]
[Conv2D(Use.Filters, 1)]
[Add(Use.Input), ReLU]
file sealed class SeparableResidual;

/// <summary>block2.0, block2.1 and 6 more.</summary>
[Block]
[DepthwiseConv2D(3, Padding = 1, Bias = false)]
[Conv2D(Use.Filters, 1)]
[Slice(0, Use.Hidden)]
[Add(Use.Input)]
[Slice(Use.Hidden, Use.Squeeze, From = "conv2")]
[Concat("add1", "slice2"), ReLU]
file sealed class WideningSeparableResidual;

/// <summary>block3.0, block3.1, block3.2.</summary>
[Block]
[DepthwiseConv2D(3, Stride = 2, PaddingBottom = 1, PaddingRight = 1, Bias = false)]
[Conv2D(Use.Filters, 1)]
[Slice(0, Use.Hidden)]
[MaxPool2D(2, From = Use.Input)]
[Add("slice1")]
[Slice(Use.Hidden, Use.Squeeze, From = "conv2")]
[Concat("add1", "slice2"), ReLU]
file sealed class DownsamplingSeparableResidual;

/// <summary>From face_detection_front_128x128_barracuda.onnx: 115 layers, 100,412 parameters, 30,760,960 multiply-adds.</summary>
[Network, Input(128, 128, 3, Name = "input_0")]
[Transpose(2, 0, 1), Conv2D(24, 5, Stride = 2, PaddingTop = 1, PaddingLeft = 1, PaddingBottom = 2, PaddingRight = 2, Name = "conv2d"), ReLU] //  24 x 64 x 64
[Use<SeparableResidual>(Filters = 24, Name = "block1.0")]                                                          //  24 x 64 x 64
[Use<WideningSeparableResidual>(Squeeze = 4, Hidden = 24, Filters = 28, Name = "block2.0")]                        //  28 x 64 x 64
[Use<DownsamplingSeparableResidual>(Squeeze = 4, Hidden = 28, Filters = 32, Name = "block3.0")]                    //  32 x 32 x 32
[Use<WideningSeparableResidual>(Squeeze = 4, Hidden = 32, Filters = 36, Name = "block2.1")]                        //  36 x 32 x 32
[Use<WideningSeparableResidual>(Squeeze = 6, Hidden = 36, Filters = 42, Name = "block2.2")]                        //  42 x 32 x 32
[Use<DownsamplingSeparableResidual>(Squeeze = 6, Hidden = 42, Filters = 48, Name = "block3.1")]                    //  48 x 16 x 16
[Use<WideningSeparableResidual>(Squeeze = 8, Hidden = 48, Filters = 56, Name = "block2.3")]                        //  56 x 16 x 16
[Use<WideningSeparableResidual>(Squeeze = 8, Hidden = 56, Filters = 64, Name = "block2.4")]                        //  64 x 16 x 16
[Use<WideningSeparableResidual>(Squeeze = 8, Hidden = 64, Filters = 72, Name = "block2.5")]                        //  72 x 16 x 16
[Use<WideningSeparableResidual>(Squeeze = 8, Hidden = 72, Filters = 80, Name = "block2.6")]                        //  80 x 16 x 16
[Use<WideningSeparableResidual>(Squeeze = 8, Hidden = 80, Filters = 88, Name = "block2.7")]                        //  88 x 16 x 16
[Conv2D(2, 1, Name = "conv2d_17")]                                                                                 //   2 x 16 x 16
[Transpose(1, 2, 0), Reshape(512, 1)]                                                                              // 512 x  1
[Use<DownsamplingSeparableResidual>(Squeeze = 8, Hidden = 88, Filters = 96, From = "block2.7", Name = "block3.2")] //  96 x  8 x  8
[Use<SeparableResidual>(Filters = 96, Repeat = 4, Name = "block1.{1}")]                                            //  96 x  8 x  8
[Conv2D(6, 1, Name = "conv2d_18")]                                                                                 //   6 x  8 x  8
[Transpose(1, 2, 0), Reshape(384, 1)]                                                                              // 384 x  1
[Conv2D(32, 1, From = "block2.7", Name = "conv2d_19")]                                                             //  32 x 16 x 16
[Transpose(1, 2, 0), Reshape(512, 16)]                                                                             // 512 x 16
[Conv2D(96, 1, From = "block1.4", Name = "conv2d_20")]                                                             //  96 x  8 x  8
[Transpose(1, 2, 0), Reshape(384, 16)]                                                                             // 384 x 16
[Output("reshape1", Name = "Identity_0"), Output("reshape2", Name = "Identity_1_0"), Output("reshape3", Name = "Identity_2_0"), Output("reshape4", Name = "Identity_3_0")]
public partial class BlazeFace;
