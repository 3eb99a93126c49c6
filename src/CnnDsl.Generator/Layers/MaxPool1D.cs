using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Largest value of each window: C x L -> C x OL.</summary>
internal sealed class MaxPool1D : LayerKind
{
    public override string Name => "MaxPool1D";

    public override string Prefix => "maxpool";

    public override LayerDocumentation Documentation => new("Pooling", "largest value of each window", "C x L -> C x OL, OL = (L + left + right - D*(K - 1) - 1)/S + 1")
    {
        Onnx = "MaxPool",
        PyTorch = "MaxPool1d",
    };

    public override void CheckArguments(LayerCheck layer) => WindowRule.CheckArguments(layer, isPool: true);

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        layer.IsSound && layer.NeedsSequence(input) ? PoolRule.Max(layer, input) : null;
}
