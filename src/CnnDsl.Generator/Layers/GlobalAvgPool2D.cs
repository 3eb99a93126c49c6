using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Mean of each channel: C x H x W -> C x 1 x 1.</summary>
internal sealed class GlobalAvgPool2D : LayerKind
{
    public override string Name => "GlobalAvgPool2D";

    public override string Prefix => "globalavgpool";

    public override LayerDocumentation Documentation => new("Pooling", "y[c] = the mean of x[c]", "C x H x W -> C x 1 x 1")
    {
        Onnx = "GlobalAveragePool",
        PyTorch = "AdaptiveAvgPool2d(1)",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        layer.NeedsMap(input) ? PoolRule.Global(input, "GlobalAvgPool2D") : null;
}
