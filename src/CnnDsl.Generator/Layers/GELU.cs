using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x times the normal distribution function at x, by erf or by tanh.</summary>
internal sealed class GELU : LayerKind
{
    public override string Name => "GELU";

    public override string Prefix => "gelu";

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        bool tanh = layer.Arguments.Flag("Tanh", false);
        return new LayerFacts(input, new ActivationOperation(tanh ? "GELUTanh" : "GELU", [], IsCheap: false))
        {
            Arguments = EquatableArray.Of(new Argument("Tanh", tanh ? 1 : 0)),
        };
    }
}
