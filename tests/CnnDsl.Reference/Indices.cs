namespace CnnDsl.Reference;

/// <summary>Indices into tensors of any rank.</summary>
internal static class Indices
{
    /// <summary>Every index of a shape, in row-major order.</summary>
    public static IEnumerable<int[]> Of(TensorShape shape)
    {
        for (long i = 0; i < shape.Length; i++)
        {
            int[] index = new int[shape.Rank];
            long rest = i;
            for (int axis = shape.Rank - 1; axis >= 0; axis--)
            {
                (rest, index[axis]) = (rest / shape[axis], (int)(rest % shape[axis]));
            }

            yield return index;
        }
    }

    /// <summary>The number at an index of a larger shape by NumPy's rule: the axes are the last ones, and a size of 1 stands for every index.</summary>
    public static ref double At(this DoubleTensor tensor, ReadOnlySpan<int> index)
    {
        int at = 0;
        ReadOnlySpan<int> own = index[(index.Length - tensor.Shape.Rank)..];
        for (int axis = 0; axis < own.Length; axis++)
        {
            at = (at * tensor.Shape[axis]) + (tensor.Shape[axis] == 1 ? 0 : own[axis]);
        }

        return ref tensor.Data[at];
    }

    /// <summary>The index with another number on one axis.</summary>
    public static int[] With(this int[] index, int axis, int value)
    {
        int[] changed = [.. index];
        changed[axis] = value;
        return changed;
    }

    /// <summary>The shape with another size on one axis.</summary>
    public static TensorShape With(this TensorShape shape, int axis, int size) => new(shape.Dimensions.ToArray().With(axis, size));
}
