using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x * factor, element by element.</summary>
internal sealed class Scale : LayerKind
{
    public override string Name => "Scale";

    public override string Prefix => "scale";

    public override LayerDocumentation Documentation => new("Arithmetic", "x * Factor", "any shape")
    {
        Onnx = "Mul",
        PyTorch = "x * factor",
    };

    public override void CheckArguments(LayerCheck layer) => layer.Finite("Factor");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double factor = layer.Arguments.Number("Factor", 1);
        return new LayerFacts(input, new ActivationOperation("Scale", EquatableArray.Of((float)factor), IsCheap: true))
        {
            Arguments = EquatableArray.Of(new Argument("Factor", factor)),
        };
    }
}
