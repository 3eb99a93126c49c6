using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>min(max(0, alpha * x + beta), 1), element by element.</summary>
internal sealed class HardSigmoid : LayerKind
{
    public override string Name => "HardSigmoid";

    public override string Prefix => "hardsigmoid";

    public override LayerDocumentation Documentation => new("Activations", "min(max(0, Alpha * x + Beta), 1)", "any -> the same")
    {
        Onnx = "HardSigmoid",
        PyTorch = "Hardsigmoid",
    };

    public override void CheckArguments(LayerCheck layer) => layer.Finite("Alpha", "Beta");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double alpha = layer.Arguments.Number("Alpha", 1.0 / 6.0);
        double beta = layer.Arguments.Number("Beta", 0.5);
        return new LayerFacts(input, new ActivationOperation("HardSigmoid", EquatableArray.Of((float)alpha, (float)beta), IsCheap: true))
        {
            Arguments = EquatableArray.Of(new Argument("Alpha", alpha), new Argument("Beta", beta)),
        };
    }
}
