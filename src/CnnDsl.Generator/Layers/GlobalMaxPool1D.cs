using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Largest value of each channel: C x L -> C x 1.</summary>
internal sealed class GlobalMaxPool1D : LayerKind
{
    public override string Name => "GlobalMaxPool1D";

    public override string Prefix => "globalmaxpool";

    public override LayerDocumentation Documentation => new("Pooling", "largest value of each channel", "C x L -> C x 1")
    {
        Onnx = "GlobalMaxPool",
        PyTorch = "AdaptiveMaxPool1d(1)",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) => layer.NeedsSequence(input) ? PoolRule.Global(input, "GlobalMaxPool2D") : null;
}
