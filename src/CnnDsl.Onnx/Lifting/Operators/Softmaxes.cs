using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Softmax and its logarithm. Before opset 13 they ran over all axes from one on.</summary>
internal static class Softmaxes
{
    private const int OneAxisSince = 13;

    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["Softmax"] = node => Lift(node, "Softmax"),
        ["LogSoftmax"] = node => Lift(node, "LogSoftmax"),
    };

    private static void Lift(NodeLift node, string kind)
    {
        Flow input = node.Flow(0);
        int fullRank = node.Full(input).Length;
        bool isOneAxis = node.Opset >= OneAxisSince;
        int axis = node.Axis(node.Node.Int("axis", isOneAxis ? -1 : 1), fullRank);
        int[] shape = input.Shape.Dimensions.ToArray();
        int[] wide = [.. Enumerable.Range(axis, shape.Length - axis).Where(i => shape[i] > 1)];
        if (isOneAxis || wide.Length <= 1)
        {
            node.Give(node.Add(kind, input, new Arguments().Unless(0, "Axis", isOneAxis || wide.Length == 0 ? axis : wide[0])));
            return;
        }

        int run = shape.Skip(axis).Aggregate(1, (product, size) => product * size);
        Flow flat = Reshaping.ToShape(node, input, [.. shape.Take(axis), run]);
        node.Give(Reshaping.ToShape(node, node.Add(kind, flat, new Arguments().Unless(0, "Axis", axis)), shape));
    }
}
