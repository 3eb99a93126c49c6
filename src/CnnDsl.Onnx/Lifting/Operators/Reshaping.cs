namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>The shortest way to say another shape of the same elements.</summary>
internal static class Reshaping
{
    /// <summary>A flow in other dimensions, all of ONNX's axes.</summary>
    public static Flow ToFull(NodeLift node, Flow flow, ReadOnlySpan<int> full)
    {
        if (!node.HasBatch)
        {
            return ToShape(node, flow, full);
        }

        return full.Length > 0 && full[0] == node.Graph.Batch
            ? ToShape(node, flow, full[1..])
            : throw NodeLift.TouchesBatch($"it reshapes the batch of {node.Graph.Batch} away, to {string.Join(" x ", full.ToArray())}");
    }

    /// <summary>A flow in other dimensions, per image.</summary>
    public static Flow ToShape(NodeLift node, Flow flow, ReadOnlySpan<int> shape)
    {
        if (flow.Shape.Dimensions.SequenceEqual(shape))
        {
            return flow;
        }

        // A change of a change is one change.
        Flow from = flow.Layer is { Kind: "Reshape" or "Flatten", Inputs: [var before] } ? before : flow;
        if (from.Shape.Dimensions.SequenceEqual(shape))
        {
            return from;
        }

        return shape.Length == 1
            ? node.Add("Flatten", from)
            : node.Add("Reshape", from, new Arguments().Set("Dimensions", shape.ToArray()));
    }
}
