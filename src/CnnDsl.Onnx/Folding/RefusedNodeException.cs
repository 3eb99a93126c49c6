namespace CnnDsl.Onnx.Folding;

/// <summary>A node cannot be imported; caught where nodes are gone through, so that all such nodes are listed.</summary>
/// <param name="reason">A clause without a full stop: "its kernel has 3 dimensions, and 1 or 2 are known".</param>
/// <param name="touchesBatch">Whether the node would do as soon as the first axis were no batch.</param>
internal sealed class RefusedNodeException(string reason, bool touchesBatch = false) : Exception(reason)
{
    public bool TouchesBatch => touchesBatch;
}
