using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>One layer's tensors on their way into the packed weights: two arrays, each to a place of its own.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="First">Where the weights (or scales, or slopes) go.</param>
/// <param name="Second">Where the bias (or shifts) goes.</param>
internal abstract record PackStep(string Layer, PackedPart First, PackedPart Second);

/// <summary>A run of floats in the packed weights.</summary>
internal readonly record struct PackedPart(long Offset, long Length);

/// <summary>A batch normalization and its constants.</summary>
internal sealed record BatchNormTensors(string Name, double Epsilon, bool Affine);

/// <summary>Weights and bias, with a batch normalization folded in.</summary>
internal abstract record FoldedPack(string Layer, PackedPart First, PackedPart Second, int Filters, bool Bias, BatchNormTensors? BatchNorm)
    : PackStep(Layer, First, Second);

/// <summary>Of a convolution.</summary>
internal sealed record ConvolutionPack(
    string Layer, PackedPart First, PackedPart Second, int Filters, bool Bias, BatchNormTensors? BatchNorm, ConvolutionKernel Kernel)
    : FoldedPack(Layer, First, Second, Filters, Bias, BatchNorm);

/// <summary>Of a convolution along rows.</summary>
internal sealed record RowPack(string Layer, PackedPart First, PackedPart Second, int Filters, bool Bias, BatchNormTensors? BatchNorm, long Taps)
    : FoldedPack(Layer, First, Second, Filters, Bias, BatchNorm);

/// <summary>Of a dense layer, whose input is a vector (1 pixel) or a flattened map that still lies in blocks.</summary>
internal sealed record DensePack(
    string Layer, PackedPart First, PackedPart Second, int Filters, bool Bias, BatchNormTensors? BatchNorm, int Channels, int Pixels)
    : FoldedPack(Layer, First, Second, Filters, Bias, BatchNorm);

/// <summary>Of a transposed convolution, whose weights have the channels first.</summary>
internal sealed record TransposedPack(
    string Layer, PackedPart First, PackedPart Second, ConvTransposeOperation Convolution, int Channels, bool IsDepthwise, BatchNormTensors? BatchNorm)
    : FoldedPack(Layer, First, Second, Convolution.Filters, Convolution.Bias, BatchNorm);

/// <summary>Scales and shifts of a batch normalization that stands alone.</summary>
internal sealed record ScaleShiftPack(string Layer, PackedPart First, PackedPart Second, BatchNormTensors BatchNorm, int Channels)
    : PackStep(Layer, First, Second);

/// <summary>What a kernel of the runtime prepares for itself.</summary>
internal sealed record TablePack(string Layer, PackedPart First, KernelTable Table) : PackStep(Layer, First, default);
