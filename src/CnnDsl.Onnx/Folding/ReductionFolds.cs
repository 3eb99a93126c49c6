using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>Operators that make one number of many along axes.</summary>
internal static class ReductionFolds
{
    public static Dictionary<string, Fold> All { get; } = new()
    {
        ["ReduceProd"] = Of(numbers => numbers.Aggregate(1.0, (product, number) => product * number)),
        ["ReduceSum"] = Of(numbers => numbers.Sum()),
        ["ReduceMean"] = Of(numbers => numbers.Average()),
        ["ReduceMax"] = Of(numbers => numbers.Max()),
        ["ReduceMin"] = Of(numbers => numbers.Min()),
    };

    /// <summary>The axes that a reduction of any opset names, counted from 0; all when it names none, and none when it says so.</summary>
    public static int[] AxesOf(OnnxNode node, long[]? stated, int rank) =>
        stated is { Length: > 0 } ? Axes.Of(stated, rank)
        : node.Flag("noop_with_empty_axes") ? []
        : [.. Enumerable.Range(0, rank)];

    private static Fold Of(Func<IEnumerable<double>, double> reduce) => node =>
    {
        OnnxTensor tensor = node[0];
        int[] from = tensor.Dimensions.ToArray();
        int[] axes = AxesOf(node.Node, node.Integers(1, "axes"), from.Length);
        int[] kept = [.. Enumerable.Range(0, from.Length).Where(axis => !axes.Contains(axis))];
        if (tensor.Length == 0)
        {
            throw new RefusedNodeException("its input is empty");
        }

        // The reduced axes innermost, so that each result's numbers are a run.
        double[] numbers = UnaryFolds.Numbers(MovementFolds.Transpose(tensor, [.. kept.Concat(axes).Select(axis => (long)axis)]));
        int run = axes.Aggregate(1, (product, axis) => product * from[axis]);
        int[] dimensions = node.Node.Flag("keepdims", true)
            ? [.. from.Select((dimension, axis) => axes.Contains(axis) ? 1 : dimension)]
            : [.. kept.Select(axis => from[axis])];
        return [OnnxTensor.OfNumbers(tensor.Type, dimensions, (double[])[.. numbers.Chunk(run).Select(reduce)])];
    };
}
