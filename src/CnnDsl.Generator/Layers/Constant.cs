using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>A tensor of the network's own: weights of the stated sizes.</summary>
internal sealed class Constant : LayerKind
{
    public override string Name => "Constant";

    public override string Prefix => "constant";

    public override bool IsSource => true;

    public override LayerDocumentation Documentation => new("Others", "value", "nothing -> Dimensions")
    {
        Weights = ["value: Dimensions"],
        Onnx = "Constant, initializers",
        PyTorch = "Parameter, buffers",
    };

    public override void CheckArguments(LayerCheck layer) =>
        layer.AtLeast(1, [.. layer.Arguments.Numbers("Dimensions").Select((_, i) => Argument.Element("Dimensions", i))]);

    public override LayerFacts? Check(LayerCheck layer, Shape input) => Check(layer, []);

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs)
    {
        if (!layer.IsSound)
        {
            return null;
        }

        Shape shape = Shape.Of(layer.Arguments.Ints("Dimensions"));
        if (!layer.Fits(shape.Length, $"its value {shape}", "Dimensions[0]"))
        {
            return null;
        }

        return new LayerFacts(shape, new ConstantOperation())
        {
            Weights = EquatableArray.Of(new WeightSpec("value", shape.Dimensions)),
            Arguments = Argument.Array("Dimensions", shape.Dimensions).ToEquatableArray(),
        };
    }
}
