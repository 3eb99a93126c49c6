namespace CnnDsl.Onnx.Folding;

/// <summary>What a Reshape asks for.</summary>
internal static class ReshapeTarget
{
    /// <summary>The target with 0 as the input's dimension (unless <paramref name="allowZero"/>) and one -1 as what is left over.</summary>
    public static int[] Resolve(ReadOnlySpan<int> dimensions, long[] target, bool allowZero)
    {
        int[] from = dimensions.ToArray();
        long length = from.Aggregate(1L, (product, dimension) => product * dimension);
        long[] resolved = [.. target.Select((size, i) => size == 0 && !allowZero && i < from.Length ? from[i] : size)];
        long known = resolved.Where(size => size >= 0).Aggregate(1L, (product, size) => Math.Min(product * Math.Min(size, int.MaxValue), int.MaxValue));
        int open = Array.IndexOf(resolved, -1);
        if (open >= 0 && known > 0 && length % known == 0)
        {
            resolved[open] = length / known;
            known = length;
        }

        return resolved.All(size => size is >= 0 and <= int.MaxValue) && known == length
            ? [.. resolved.Select(size => (int)size)]
            : throw new RefusedNodeException($"it reshapes {string.Join(" x ", from)} to [{string.Join(", ", target)}], which has not the same number of elements");
    }
}
