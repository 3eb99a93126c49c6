using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>What the readers of a value demand of the way it lies: known before anything is planned.</summary>
internal sealed class Demands(CheckedNetwork network, Fusion fusion)
{
    private readonly Dictionary<int, Frame> _frames = [];

    /// <summary>Whether the value is made planar, so that convolutions read it as it comes.</summary>
    public bool IsMadePlanar(int value) => network.Nodes[value] is { IsInput: true } or { Facts.Operation.IsPlanar: true }
        || fusion.Layers.Any(layer => layer.Output == value && layer.IsAlongRows);

    /// <summary>How a convolution goes by Winograd's tiles, or null for the direct way.</summary>
    public WinogradPlan? WinogradOf(FusedLayer layer, ConvolutionOperation convolution) =>
        MayTransform(layer) ? WinogradPlan.Choose(network.Nodes[layer.Input].Output, layer.Main.Output, convolution) : null;

    /// <summary>Whether a convolution may go by Winograd's tiles, as far as its surroundings say.</summary>
    public bool MayTransform(FusedLayer layer) => network.Precision != Precision.Exact && layer.Slopes is null && !IsMadePlanar(layer.Input);

    /// <summary>Whether a convolution goes by Winograd's tiles, out of which a 2 x 2 max pool can be taken before they are written.</summary>
    public bool TakesPool(FusedLayer layer, Node pool) =>
        layer is { Slopes: null, Added: null, Pool: null, Main.Facts.Operation: ConvolutionOperation convolution }
        && RowConvolution.IsQuadPool(pool, layer.Main.Output)
        && WinogradOf(layer, convolution) is not null;

    /// <summary>The zeros that the convolutions which read the value want round it.</summary>
    public Frame FrameOf(int value) => _frames.TryGetValue(value, out Frame? known)
        ? known
        : _frames[value] = fusion.Layers
            .Where(layer => layer.Main.Facts.Operation is ConvolutionOperation && layer.Input == value)
            .Select(layer => FrameFor(layer, (ConvolutionOperation)layer.Main.Facts.Operation))
            .Aggregate(Frame.None, (frame, wanted) => frame.Union(wanted));

    private Frame FrameFor(FusedLayer layer, ConvolutionOperation convolution)
    {
        Window2D window = convolution.Window;
        if (layer.IsAlongRows)
        {
            return RowConvolution.FrameFor(network.Nodes[layer.Input].Output, layer.Pool!.Output, window);
        }

        return WinogradOf(layer, convolution)?.FrameFor(window, layer.Main.Output)
            ?? new Frame(window.Vertical.Before, window.Horizontal.Before, window.Vertical.After, window.Horizontal.After);
    }
}
