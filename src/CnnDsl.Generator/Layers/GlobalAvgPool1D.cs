using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Mean of each channel: C x L -> C x 1.</summary>
internal sealed class GlobalAvgPool1D : LayerKind
{
    public override string Name => "GlobalAvgPool1D";

    public override string Prefix => "globalavgpool";

    public override LayerDocumentation Documentation => new("Pooling", "mean of each channel", "C x L -> C x 1")
    {
        Onnx = "GlobalAveragePool",
        PyTorch = "AdaptiveAvgPool1d(1)",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) => layer.NeedsSequence(input) ? PoolRule.Global(input, "GlobalAvgPool2D") : null;
}
