using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>C x H x W -> C*H*W.</summary>
internal sealed class Flatten : LayerKind
{
    public override string Name => "Flatten";

    public override string Prefix => "flatten";

    public override LayerDocumentation Documentation => new("Shapes", "the same numbers, row-major", "C x H x W -> C*H*W")
    {
        Onnx = "Flatten",
        PyTorch = "Flatten",
    };

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(Shape.Vector((int)input.Length), new ReshapeOperation());
}
