using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Mean of each window: C x H x W -> C x OH x OW.</summary>
internal sealed class AvgPool2D : LayerKind
{
    public override string Name => "AvgPool2D";

    public override string Prefix => "avgpool";

    public override LayerDocumentation Documentation => new("Pooling", "y[c, i, j] = the mean of x[c, i*S + u*D - top, j*S + v*D - left]; padding counts as 0", "C x H x W -> C x OH x OW")
    {
        Onnx = "AveragePool",
        PyTorch = "AvgPool2d",
    };

    public override void CheckArguments(LayerCheck layer) => WindowRule.CheckArguments(layer, isPool: true);

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        layer.IsSound && layer.NeedsMap(input) ? PoolRule.Average(layer, input) : null;
}
