using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

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
        layer.NeedsMap(input) ? new LayerFacts(Shape.Map(input.Channels, 1, 1), new KernelOperation("GlobalMaxPool2D")) : null;
}
