using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Largest value of each channel: C x H x W -> C x 1 x 1.</summary>
internal sealed class GlobalMaxPool2D : LayerKind
{
    public override string Name => "GlobalMaxPool2D";

    public override string Prefix => "globalmaxpool";

    public override LayerDocumentation Documentation => new("Pooling", "y[c] = the largest of x[c]", "C x H x W -> C x 1 x 1")
    {
        Onnx = "GlobalMaxPool",
        PyTorch = "AdaptiveMaxPool2d(1)",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        layer.NeedsMap(input) ? PoolRule.Global(input, "GlobalMaxPool2D") : null;
}
