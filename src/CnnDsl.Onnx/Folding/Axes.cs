namespace CnnDsl.Onnx.Folding;

/// <summary>Axes as ONNX counts them: from 0, or from -1 backwards.</summary>
internal static class Axes
{
    /// <summary>The axis counted from 0.</summary>
    public static int Of(long axis, int rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw new RefusedNodeException($"its axis {axis} is not one of the {rank} of its input");

    /// <summary>The axes counted from 0, in their order; each may be there once.</summary>
    public static int[] Of(IEnumerable<long> axes, int rank)
    {
        int[] counted = [.. axes.Select(axis => Of(axis, rank))];
        return counted.Distinct().Count() == counted.Length
            ? counted
            : throw new RefusedNodeException($"its axes {string.Join(", ", axes)} name one of the {rank} twice");
    }

    /// <summary>Dimensions without those of the given axes, which must be 1; without every 1 when no axes are given.</summary>
    public static int[] Squeeze(ReadOnlySpan<int> dimensions, IReadOnlyList<long>? axes)
    {
        int[] all = dimensions.ToArray();
        int[] dropped = axes is null ? [.. Enumerable.Range(0, all.Length).Where(i => all[i] == 1)] : Of(axes, all.Length);
        return dropped.Any(axis => all[axis] != 1)
            ? throw new RefusedNodeException($"it squeezes axes {string.Join(", ", dropped)} of {string.Join(" x ", all)}, which are not all 1")
            : [.. all.Where((_, i) => !dropped.Contains(i))];
    }

    /// <summary>Dimensions with a 1 at each of the given axes of the result.</summary>
    public static int[] Unsqueeze(ReadOnlySpan<int> dimensions, IReadOnlyList<long> axes)
    {
        int[] added = Of(axes, dimensions.Length + axes.Count);
        List<int> result = [.. dimensions];
        foreach (int axis in added.Order())
        {
            result.Insert(axis, 1);
        }

        return [.. result];
    }
}
