using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x where x >= 0, else Alpha * (exp(x/Alpha) - 1), element by element.</summary>
internal sealed class CELU : LayerKind
{
    public override string Name => "CELU";

    public override string Prefix => "celu";

    public override LayerDocumentation Documentation => new("Activations", "x where x >= 0, else Alpha * (exp(x/Alpha) - 1)", "any -> the same")
    {
        Onnx = "Celu",
        PyTorch = "CELU",
    };

    public override void CheckArguments(LayerCheck layer) => layer.InRange("Alpha", alpha => alpha != 0 && Math.Abs(alpha) <= float.MaxValue, "a finite 32-bit number other than 0");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double alpha = layer.Arguments.Number("Alpha", 1.0);
        return new LayerFacts(input, new ActivationOperation("CELU", EquatableArray.Of((float)alpha), IsCheap: false))
        {
            Arguments = EquatableArray.Of(new Argument("Alpha", alpha)),
        };
    }
}
