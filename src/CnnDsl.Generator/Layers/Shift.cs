using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x + offset, element by element.</summary>
internal sealed class Shift : LayerKind
{
    public override string Name => "Shift";

    public override string Prefix => "shift";

    public override LayerDocumentation Documentation => new("Arithmetic", "x + Offset", "any shape")
    {
        Onnx = "Add",
        PyTorch = "x + offset",
    };

    public override void CheckArguments(LayerCheck layer) => layer.Finite("Offset");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        double offset = layer.Arguments.Number("Offset", 0);
        return new LayerFacts(input, new ActivationOperation("Shift", EquatableArray.Of((float)offset), IsCheap: true))
        {
            Arguments = EquatableArray.Of(new Argument("Offset", offset)),
        };
    }
}
