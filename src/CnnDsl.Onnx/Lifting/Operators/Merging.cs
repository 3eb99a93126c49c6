namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Layers that read several others, element by element.</summary>
internal static class Merging
{
    /// <summary>A merging layer; shapes that repeat by NumPy's rule are said so.</summary>
    public static Flow Add(NodeLift node, string kind, params IReadOnlyList<Flow> inputs)
    {
        CheckBatch(node, inputs);
        return node.Add(kind, inputs, new Arguments().Unless(false, "Broadcast", !FitPlainly(inputs)));
    }

    // NumPy counts axes from the last: with a batch, flows of different ranks would lay one's images over the other's channels.
    private static void CheckBatch(NodeLift node, IReadOnlyList<Flow> inputs)
    {
        Flow[] flows = [.. inputs.Where(input => input.Layer.Kind != "Constant")];
        if (node.HasBatch && flows.Any(flow => flow.Rank != flows[0].Rank))
        {
            throw NodeLift.TouchesBatch($"it reads {string.Join(" and ", flows.Select(flow => string.Join(" x ", node.Full(flow))))}, which lays the batch over another axis");
        }
    }

    /// <summary>Equal shapes, or C x 1 x 1 beside C x H x W.</summary>
    private static bool FitPlainly(IReadOnlyList<Flow> inputs)
    {
        TensorShape largest = inputs.MaxBy(input => input.Shape.Length)!.Shape;
        return inputs.All(input => input.Shape.Equals(largest)
            || (input.Rank == 3 && largest.Rank == 3 && input.Shape[0] == largest[0] && input.Shape[1] == 1 && input.Shape[2] == 1));
    }
}
