using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Where each layer's weights lie in the one block of packed weights.</summary>
internal sealed class WeightPlan
{
    /// <summary>Floats of a cache line: every part begins on one.</summary>
    private const int Line = 16;

    public List<PackStep> Packs { get; } = [];

    public long Length { get; private set; }

    /// <summary>Offsets of weights and bias.</summary>
    public (long Weights, long Bias) AddConvolution(FusedLayer layer, ConvolutionOperation convolution, ConvolutionKernel kernel)
    {
        PackedPart weights = Reserve(kernel.PackedLength());
        PackedPart bias = Reserve(convolution.Filters);
        Packs.Add(new ConvolutionPack(layer.Main.Name, weights, bias, convolution.Filters, convolution.Bias, layer.BatchNorm, kernel));
        return (weights.Offset, bias.Offset);
    }

    /// <summary>Offsets of weights and bias.</summary>
    public (long Weights, long Bias) AddRows(FusedLayer layer, ConvolutionOperation convolution, int slots, int channels)
    {
        PackedPart weights = Reserve(Sizes.Product(slots, channels, convolution.Window.Taps));
        PackedPart bias = Reserve(slots);
        Packs.Add(new RowPack(layer.Main.Name, weights, bias, convolution.Filters, convolution.Bias, layer.BatchNorm, channels * convolution.Window.Taps));
        return (weights.Offset, bias.Offset);
    }

    /// <summary>Offsets of weights and bias.</summary>
    public (long Weights, long Bias) AddTransposed(FusedLayer layer, ConvTransposeOperation convolution, int channels, bool isDepthwise, long length)
    {
        PackedPart weights = Reserve(length);
        PackedPart bias = Reserve(convolution.Filters);
        Packs.Add(new TransposedPack(layer.Main.Name, weights, bias, convolution, channels, isDepthwise, layer.BatchNorm));
        return (weights.Offset, bias.Offset);
    }

    /// <summary>Offsets of weights and bias.</summary>
    public (long Weights, long Bias) AddDense(FusedLayer layer, DenseOperation dense, Shape read)
    {
        PackedPart weights = Reserve(Sizes.Product(Sizes.RoundUp(dense.Units, Line), read.Length));
        PackedPart bias = Reserve(dense.Units);
        Packs.Add(new DensePack(layer.Main.Name, weights, bias, dense.Units, dense.Bias, layer.BatchNorm, read.Channels, read.Pixels));
        return (weights.Offset, bias.Offset);
    }

    /// <summary>Offsets of scales and shifts.</summary>
    public (long Scale, long Shift) AddScaleShift(Node layer, BatchNormOperation norm, int channels)
    {
        PackedPart scale = Reserve(channels);
        PackedPart shift = Reserve(channels);
        Packs.Add(new ScaleShiftPack(layer.Name, scale, shift, new BatchNormTensors(layer.Name, norm.Epsilon, norm.Affine), channels));
        return (scale.Offset, shift.Offset);
    }

    /// <summary>Offset of the slopes, one for each channel also when the layer shares one.</summary>
    public long AddSlopes(Node layer, int channels)
    {
        return AddTable(layer, new KernelTable("PReLU", channels) { Tensors = EquatableArray.Of("weight"), Extra = EquatableArray.Of($"channels: {channels}") });
    }

    /// <summary>Offset of what a kernel prepares for itself.</summary>
    public long AddTable(Node layer, KernelTable table)
    {
        PackedPart part = Reserve(table.Length);
        Packs.Add(new TablePack(layer.Name, part, table));
        return part.Offset;
    }

    private PackedPart Reserve(long length)
    {
        PackedPart part = new(Length, Math.Min(Sizes.RoundUp(length, Line), long.MaxValue / 1024));
        Length += part.Length;
        return part;
    }
}
