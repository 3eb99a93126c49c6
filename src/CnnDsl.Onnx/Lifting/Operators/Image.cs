using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>
/// Operators whose first axis is N by definition: convolutions, pools, batch normalization. Where a network has no batch, N is an axis of the
/// shape, and must be 1 to be put aside.
/// </summary>
internal static class Image
{
    /// <summary>The flow without N.</summary>
    public static Flow Of(NodeLift node, Flow flow)
    {
        if (node.HasBatch)
        {
            return flow;
        }

        return flow.Rank > 0 && flow.Shape[0] == 1
            ? Reshaping.ToShape(node, flow, flow.Shape.Dimensions[1..])
            : throw new RefusedNodeException($"its input {flow.Shape} has a first axis other than 1 in a network whose first axis is no batch");
    }

    /// <summary>Gives an output, N put back.</summary>
    public static void Give(NodeLift node, Flow flow) =>
        node.Give(node.HasBatch ? flow : Reshaping.ToShape(node, flow, [1, .. flow.Shape.Dimensions]));
}
