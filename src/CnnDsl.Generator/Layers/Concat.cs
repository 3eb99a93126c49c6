using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>All inputs, one after the other on an axis: the channels of maps, unless it says otherwise.</summary>
internal sealed class Concat : MergeKind
{
    public override string Name => "Concat";

    public override string Prefix => "concat";

    public override LayerDocumentation Documentation => new(
        "Shapes", "a, b, ... one after the other on an axis", "the inputs' sizes, which agree on all axes but Axis; their sum on Axis")
    {
        Onnx = "Concat",
        PyTorch = "torch.cat",
    };

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs)
    {
        Shape first = inputs[0];
        if (AxisRule.Find(layer, first) is not { } axis)
        {
            return null;
        }

        for (int i = 1; i < inputs.Count; i++)
        {
            Shape input = inputs[i];
            if (!Agrees(first, input, axis))
            {
                layer.Report(DiagnosticIds.ConcatMismatch, [], $"'{layer.Inputs[0]}'", first, $"'{layer.Inputs[i]}'", input, Demand(first, input, axis));
                layer.Offer(Enumerable.Range(0, first.Rank).Where(other => Agree(inputs, other)).Select(other => Remedy.Set("Axis", other)));
                return null;
            }
        }

        long total = inputs.Sum(input => (long)input.Dimensions[axis]);
        if (!layer.Fits(Sizes.Product(total, first.With(axis, 1).Length), "its output"))
        {
            return null;
        }

        return new LayerFacts(first.With(axis, (int)total), new ConcatOperation(axis)) { Arguments = EquatableArray.Of(new Argument("Axis", axis)) };
    }

    private static bool Agree(IReadOnlyList<Shape> inputs, int axis) => inputs.All(input => Agrees(inputs[0], input, axis));

    private static bool Agrees(Shape first, Shape input, int axis) => input.Rank == first.Rank && input.With(axis, 1) == first.With(axis, 1);

    private static string Demand(Shape first, Shape input, int axis) => axis == 0 && (first.IsMap || first.IsVector) && (input.IsMap || input.IsVector)
        ? "all inputs must be maps of one height and width, or all be vectors"
        : $"all inputs must have one rank and the same size on every axis but {axis}";
}
