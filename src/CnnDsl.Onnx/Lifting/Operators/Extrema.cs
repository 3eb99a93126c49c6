using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>The least or greatest of several values, element by element, and where it is along an axis.</summary>
internal static class Extrema
{
    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["Min"] = node => Lift(node, "Minimum"),
        ["Max"] = node => Lift(node, "Maximum"),
        ["ArgMax"] = node => ArgMax(node, node.Flow(0)),
        ["ArgMin"] = node => ArgMax(node, node.Add("Neg", node.Flow(0))),
    };

    private static void Lift(NodeLift node, string kind)
    {
        int[] numbers = [.. Enumerable.Range(0, node.InputCount).Where(i => node.Known(i) is { Length: 1 } number && number.Rank <= node.FullRank)];
        Flow[] flows = [.. Enumerable.Range(0, node.InputCount).Except(numbers).Select(node.Flow)];
        if (flows.Length == 0)
        {
            throw new RefusedNodeException("none of its inputs is computed by the model");
        }

        Flow result = flows.Aggregate((first, second) => Merging.Add(node, kind, first, second));
        foreach (float number in numbers.Select(i => node.Need(i, "number").ToFloats()[0]))
        {
            result = kind == "Maximum" ? ActivationFunctions.Clip(node, result, number, null) : ActivationFunctions.Clip(node, result, null, number);
        }

        node.Give(result);
    }

    private static void ArgMax(NodeLift node, Flow flow) => node.Give(node.Add("ArgMax", flow, new Arguments()
        .Unless(0, "Axis", node.Axis(node.Node.Int("axis", 0), node.Full(flow).Length))
        .Unless(false, "KeepDims", node.Node.Flag("keepdims", true))
        .Unless(false, "SelectLast", node.Node.Flag("select_last_index"))));
}
