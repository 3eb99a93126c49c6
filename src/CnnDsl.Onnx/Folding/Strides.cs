namespace CnnDsl.Onnx.Folding;

/// <summary>Row-major index arithmetic.</summary>
internal static class Strides
{
    /// <summary>The most elements of a tensor that is worked out at import and larger than what it is made of; indices and shapes need far fewer.</summary>
    public const int Most = 1 << 20;

    /// <summary>How far apart neighbours along each axis are.</summary>
    public static int[] Of(ReadOnlySpan<int> dimensions)
    {
        int[] strides = new int[dimensions.Length];
        int stride = 1;
        for (int i = dimensions.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= dimensions[i];
        }

        return strides;
    }

    /// <summary>For each element of the given dimensions, row-major, the index that strides and start lead to.</summary>
    /// <param name="dimensions">The dimensions of the result.</param>
    /// <param name="strides">How far apart neighbours along each of its axes are in what is walked through.</param>
    /// <param name="start">Index of the first element.</param>
    /// <param name="walked">Number of elements of what is walked through: the result may be as large.</param>
    public static int[] Walk(ReadOnlySpan<int> dimensions, ReadOnlySpan<int> strides, int start, int walked)
    {
        int[] indices = new int[LengthOf(dimensions, walked)];
        int[] at = new int[dimensions.Length];
        int index = start;
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = index;
            for (int axis = dimensions.Length - 1; axis >= 0; axis--)
            {
                index += strides[axis];
                if (++at[axis] < dimensions[axis])
                {
                    break;
                }

                index -= strides[axis] * dimensions[axis];
                at[axis] = 0;
            }
        }

        return indices;
    }

    /// <summary>Number of elements; refuses the node when they are too many to work out, and more than it reads.</summary>
    public static int LengthOf(ReadOnlySpan<int> dimensions, int read = 0)
    {
        long length = 1;
        foreach (int dimension in dimensions)
        {
            length = Math.Min(length * dimension, int.MaxValue);
        }

        return length <= Math.Max(Most, read)
            ? (int)length
            : throw new RefusedNodeException($"its output {string.Join(" x ", dimensions.ToArray())} is known at import, but has more than {Most} elements");
    }

    /// <summary>Dimensions of two tensors together, by NumPy's rule.</summary>
    public static int[] Broadcast(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int[] result = new int[Math.Max(a.Length, b.Length)];
        for (int i = 1; i <= result.Length; i++)
        {
            int first = i <= a.Length ? a[^i] : 1;
            int second = i <= b.Length ? b[^i] : 1;
            result[^i] = first == second || second == 1 ? first
                : first == 1 ? second
                : throw new RefusedNodeException($"{string.Join(" x ", a.ToArray())} and {string.Join(" x ", b.ToArray())} do not go together");
        }

        return result;
    }

    /// <summary>Strides that repeat a tensor over larger dimensions.</summary>
    public static int[] Repeating(ReadOnlySpan<int> dimensions, int rank)
    {
        int[] own = Of(dimensions);
        int[] strides = new int[rank];
        for (int i = 1; i <= dimensions.Length; i++)
        {
            strides[^i] = dimensions[^i] == 1 ? 0 : own[^i];
        }

        return strides;
    }
}
