using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x times the normal distribution function at x, by erf or by tanh.</summary>
internal sealed class GELU : LayerKind
{
    public override string Name => "GELU";

    public override string Prefix => "gelu";

    public override LayerDocumentation Documentation => new("Activations", "x * (1 + erf(x/sqrt(2)))/2; with Tanh, x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))/2", "any -> the same")
    {
        Onnx = "Gelu, or Erf, Mul and Add",
        PyTorch = "GELU",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        bool tanh = layer.Arguments.Flag("Tanh", false);
        return new LayerFacts(input, new ActivationOperation(tanh ? "GELUTanh" : "GELU", [], IsCheap: false))
        {
            Arguments = EquatableArray.Of(new Argument("Tanh", tanh ? 1 : 0)),
        };
    }
}
