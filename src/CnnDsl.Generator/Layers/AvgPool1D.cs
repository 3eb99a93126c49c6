using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Mean of each window: C x L -> C x OL.</summary>
internal sealed class AvgPool1D : LayerKind
{
    public override string Name => "AvgPool1D";

    public override string Prefix => "avgpool";

    public override LayerDocumentation Documentation => new("Pooling", "mean of each window", "C x L -> C x OL, OL = (L + left + right - D*(K - 1) - 1)/S + 1")
    {
        Onnx = "AveragePool",
        PyTorch = "AvgPool1d",
    };

    public override void CheckArguments(LayerCheck layer) => WindowRule.CheckArguments(layer, isPool: true);

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        layer.IsSound && layer.NeedsSequence(input) ? PoolRule.Average(layer, input) : null;
}
