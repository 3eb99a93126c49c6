using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x to the power of Exponent, element by element.</summary>
internal sealed class Pow : LayerKind
{
    public override string Name => "Pow";

    public override string Prefix => "pow";

    public override LayerDocumentation Documentation => new("Arithmetic", "x to the power of Exponent", "any -> the same")
    {
        Onnx = "Pow",
        PyTorch = "torch.pow",
    };

    public override void CheckArguments(LayerCheck layer) => layer.Finite("Exponent");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double exponent = layer.Arguments.Number("Exponent", 1.0);
        return new LayerFacts(input, new ActivationOperation("Pow", EquatableArray.Of((float)exponent), IsCheap: false))
        {
            Arguments = EquatableArray.Of(new Argument("Exponent", exponent)),
        };
    }
}
