using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Operators that change the shape and leave the elements in their order.</summary>
internal static class Reshapings
{
    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["Reshape"] = Reshape,
        ["Flatten"] = Flatten,
        ["Squeeze"] = node => Change(node, full => Axes.Squeeze(full, node.Integers(1, "axes"))),
        ["Unsqueeze"] = node => Change(node, full => Axes.Unsqueeze(full, node.Integers(1, "axes") ?? throw new RefusedNodeException("it has no axes"))),
    };

    private static void Change(NodeLift node, Func<int[], int[]> change)
    {
        Flow input = node.Flow(0);
        node.Give(Reshaping.ToFull(node, input, change(node.Full(input))));
    }

    private static void Reshape(NodeLift node) => Change(node, full => ReshapeTarget.Resolve(
        full, node.Integers(1, "shape") ?? throw new RefusedNodeException("it has no shape"), node.Node.Flag("allowzero")));

    private static void Flatten(NodeLift node)
    {
        Change(node, full =>
        {
            long stated = node.Node.Int("axis", 1);
            int axis = stated == full.Length ? full.Length : Axes.Of(stated, full.Length);
            if (node.HasBatch && axis != 1)
            {
                throw NodeLift.TouchesBatch($"it flattens the batch with other axes (axis = {stated})");
            }

            return [full.Take(axis).Aggregate(1, (product, size) => product * size), full.Skip(axis).Aggregate(1, (product, size) => product * size)];
        });
    }
}
