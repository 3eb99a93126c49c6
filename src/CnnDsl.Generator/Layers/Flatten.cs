using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>C x H x W -> C*H*W.</summary>
internal sealed class Flatten : LayerKind
{
    public override string Name => "Flatten";

    public override string Prefix => "flatten";

    public override LayerFacts? Check(LayerCheck layer, Shape input) =>
        new(Shape.Vector((int)input.Length), new ReshapeOperation());
}
