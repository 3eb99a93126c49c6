using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>How a Split node of any opset cuts an axis.</summary>
internal static class SplitSizes
{
    /// <param name="node">The node.</param>
    /// <param name="stated">The sizes that it states, if it does.</param>
    /// <param name="size">Size of the axis.</param>
    public static int[] Of(OnnxNode node, long[]? stated, int size)
    {
        long[] sizes = stated ?? Equal(node, size);
        return sizes.Length == node.Outputs.Count && sizes.All(part => part >= 0) && sizes.Sum() == size
            ? sizes.Small("a part")
            : throw new RefusedNodeException($"its parts [{string.Join(", ", sizes)}] are not the {size} of its axis in {node.Outputs.Count} outputs");
    }

    // Since opset 18 the last part may be smaller; before, the axis was divisible.
    private static long[] Equal(OnnxNode node, int size)
    {
        int count = Math.Max(1, node.Outputs.Count);
        long part = (size + count - 1L) / count;
        return [.. Enumerable.Range(0, count).Select(i => Math.Clamp(size - (i * part), 0, part))];
    }
}
