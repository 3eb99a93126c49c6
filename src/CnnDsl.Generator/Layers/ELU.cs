using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x, or alpha * (exp(x) - 1) below 0, element by element.</summary>
internal sealed class ELU : LayerKind
{
    public override string Name => "ELU";

    public override string Prefix => "elu";

    public override LayerDocumentation Documentation => new("Activations", "x where x >= 0, else Alpha * (exp(x) - 1)", "any -> the same")
    {
        Onnx = "Elu",
        PyTorch = "ELU",
    };

    public override void CheckArguments(LayerCheck layer) => layer.Finite("Alpha");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double alpha = layer.Arguments.Number("Alpha", 1.0);
        return new LayerFacts(input, new ActivationOperation("ELU", EquatableArray.Of((float)alpha), IsCheap: false))
        {
            Arguments = EquatableArray.Of(new Argument("Alpha", alpha)),
        };
    }
}
