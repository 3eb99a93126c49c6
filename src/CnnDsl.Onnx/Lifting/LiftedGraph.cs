namespace CnnDsl.Onnx.Lifting;

/// <summary>The model as layers without names, or what stands in the way.</summary>
/// <param name="HasBatch">Whether the first axis is the batch.</param>
/// <param name="Inputs">The inputs, in the model's order.</param>
/// <param name="Outputs">What the model gives, with its name for each; empty when a node is unsupported.</param>
/// <param name="Unsupported">The nodes that could not be lifted, in the model's order.</param>
internal sealed record LiftedGraph(
    bool HasBatch, IReadOnlyList<LiftedLayer> Inputs, IReadOnlyList<(string Name, Flow Flow)> Outputs, IReadOnlyList<RefusedNode> Unsupported);

/// <summary>An unsupported node, and whether it would be supported as soon as the first axis were no batch.</summary>
internal sealed record RefusedNode(UnsupportedNode Node, bool TouchesBatch);
