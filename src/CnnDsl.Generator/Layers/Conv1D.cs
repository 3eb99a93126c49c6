using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>1-D convolution: C x L -> filters x OL, weights filters x C/groups x K.</summary>
internal sealed class Conv1D : LayerKind
{
    public override string Name => "Conv1D";

    public override string Prefix => "conv";

    public override LayerDocumentation Documentation => new(
        "Convolutions", "sum over channels of the group and taps of weight * x, + bias", "C x L -> Filters x OL, OL = (L + left + right - D*(K - 1) - 1)/S + 1")
    {
        Weights = ["weight: Filters x C/Groups x K", "bias: Filters"],
        Onnx = "Conv",
        PyTorch = "Conv1d",
    };

    public override void CheckArguments(LayerCheck layer) => Conv2D.CheckConvolution(layer);

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        layer.IsSound && layer.NeedsSequence(input) ? Conv2D.CheckShape(layer, input) : null;
}
