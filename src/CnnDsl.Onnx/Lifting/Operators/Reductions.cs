using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>One number of many along axes.</summary>
internal static class Reductions
{
    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["ReduceMean"] = node => node.Give(Reduce(node, node.Flow(0), "ReduceMean")),
        ["ReduceSum"] = node => node.Give(Reduce(node, node.Flow(0), "ReduceSum")),
        ["ReduceMax"] = node => node.Give(Reduce(node, node.Flow(0), "ReduceMax")),
        ["ReduceMin"] = node => node.Give(Reduce(node, node.Flow(0), "ReduceMin")),
        ["ReduceL1"] = node => node.Give(Reduce(node, node.Add("Abs", node.Flow(0)), "ReduceSum")),
        ["ReduceL2"] = node => node.Give(node.Add("Sqrt", Reduce(node, Squared(node), "ReduceSum"))),
        ["ReduceSumSquare"] = node => node.Give(Reduce(node, Squared(node), "ReduceSum")),
        ["ReduceLogSum"] = node => node.Give(node.Add("Log", Reduce(node, node.Flow(0), "ReduceSum"))),
    };

    private static Flow Squared(NodeLift node) => node.Add("Pow", node.Flow(0), new Arguments().Set("Exponent", 2.0));

    private static Flow Reduce(NodeLift node, Flow input, string kind)
    {
        int fullRank = node.Full(input).Length;
        int[] full = ReductionFolds.AxesOf(node.Node, node.Integers(1, "axes"), fullRank);
        int[] axes = [.. full.Select(axis => node.Axis(axis, fullRank)).Order()];
        bool keep = node.Node.Flag("keepdims", true);
        if (axes.Length == 0)
        {
            return input;
        }

        if (input.Rank == 3 && axes is [1, 2] && (kind is "ReduceMean" or "ReduceMax"))
        {
            Flow pooled = node.Add(kind == "ReduceMean" ? "GlobalAvgPool2D" : "GlobalMaxPool2D", input);
            return keep ? pooled : Reshaping.ToShape(node, pooled, [input.Shape[0]]);
        }

        Arguments arguments = axes.Length == input.Rank ? [] : new Arguments().Set("Axes", axes);
        return node.Add(kind, input, arguments.Unless(true, "KeepDims", keep));
    }
}
