using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Largest value of each window: C x H x W -> C x OH x OW.</summary>
internal sealed class MaxPool2D : LayerKind
{
    public override string Name => "MaxPool2D";

    public override string Prefix => "maxpool";

    public override LayerDocumentation Documentation => new("Pooling", "y[c, i, j] = the largest x[c, i*S + u*D - top, j*S + v*D - left] inside of the map", "C x H x W -> C x OH x OW")
    {
        Onnx = "MaxPool",
        PyTorch = "MaxPool2d",
    };

    public override void CheckArguments(LayerCheck layer) => WindowRule.CheckArguments(layer, isPool: true);

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        layer.IsSound && layer.NeedsMap(input) ? PoolRule.Max(layer, input) : null;
}
