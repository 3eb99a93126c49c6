using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>x * min(max(0, x + 3), 6)/6, element by element.</summary>
internal sealed class HardSwish : LayerKind
{
    public override string Name => "HardSwish";

    public override string Prefix => "hardswish";

    public override LayerDocumentation Documentation => new("Activations", "x * min(max(0, x + 3), 6)/6", "any -> the same")
    {
        Onnx = "HardSwish",
        PyTorch = "Hardswish",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(input, new ActivationOperation("HardSwish", [], IsCheap: true));
}
