using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>A Reshape of a Transpose of a Reshape, per image.</summary>
/// <param name="Input">What is reshaped first.</param>
/// <param name="Parts">The shape in between.</param>
/// <param name="Order">The axes of that shape in their new order.</param>
/// <param name="Output">The shape at the end.</param>
internal sealed record ReshapedTranspose(Flow Input, int[] Parts, int[] Order, int[] Output)
{
    public static ReshapedTranspose? Of(NodeLift node)
    {
        if (!node.HasBatch || !node.IsFlow(0) || node.Integers(1, "shape") is not { } target
            || node.Flow(0).Of("Transpose") is not { } parts || parts.Of("Reshape") is not { } input)
        {
            return null;
        }

        int[] output = ReshapeTarget.Resolve(node.Full(node.Flow(0)), target, node.Node.Flag("allowzero"));
        return output.Length > 0 && output[0] == node.Graph.Batch
            ? new ReshapedTranspose(input, parts.Shape.Dimensions.ToArray(), node.Flow(0).Layer.Axes() ?? [], output[1..])
            : null;
    }
}
