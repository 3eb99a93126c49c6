using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>exp(x - max)/sum(exp(x - max)) in planes, which equals softmax and cannot overflow.</summary>
public static class Softmax
{
    /// <summary>Over the <paramref name="features"/> numbers of each of <paramref name="rows"/> rows; x and y may be the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, ref float y, int features, int rows, Part part = default)
        where V : struct, ILanes<V>
    {
        (int firstRow, int end) = part.Of(rows);
        for (int row = firstRow; row < end; row++)
        {
            ref float from = ref Unsafe.Add(ref x, row * features);
            ref float to = ref Unsafe.Add(ref y, row * features);
            V max = V.Splat(SoftmaxRow.Max<V>(ref from, features));
            V sum = V.Splat(SoftmaxRow.Exp(ref from, ref to, max, features));
            for (int i = 0; i < features; i += V.Count)
            {
                ref float at = ref Unsafe.Add(ref to, i);
                Partial.Store(Partial.Load<V>(ref at, features - i) / sum, ref at, features - i);
            }
        }
    }

    /// <summary>
    /// Over the <paramref name="size"/> numbers that lie <paramref name="inner"/> apart, at each of <paramref name="inner"/> places of
    /// <paramref name="outer"/> tensors of size x inner: the channels of a map have H*W inside and 1 outside. x and y may be the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunAcross<V>(ref float x, ref float y, int size, int inner, int outer, Part part = default)
        where V : struct, ILanes<V>
    {
        int vectors = (inner + V.Count - 1) / V.Count;
        (int next, int end) = part.Of(outer * vectors);
        for (; next < end; next++)
        {
            (int i, int vector) = Math.DivRem(next, vectors);
            int place = vector * V.Count;
            int first = (i * size * inner) + place;
            Lanes<V>(ref Unsafe.Add(ref x, first), ref Unsafe.Add(ref y, first), size, inner, inner - place);
        }
    }

    /// <summary>The largest of each lane's numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static V Max<V>(ref float x, int size, int inner, int count)
        where V : struct, ILanes<V>
    {
        V max = V.Splat(float.NegativeInfinity);
        for (int i = 0; i < size; i++)
        {
            max = V.Max(max, Partial.Load<V>(ref Unsafe.Add(ref x, i * inner), count));
        }

        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lanes<V>(ref float x, ref float y, int size, int inner, int count)
        where V : struct, ILanes<V>
    {
        V max = Max<V>(ref x, size, inner, count);
        V sum = V.Zero;
        for (int i = 0; i < size; i++)
        {
            V e = V.Exp(Partial.Load<V>(ref Unsafe.Add(ref x, i * inner), count) - max);
            sum += e;
            Partial.Store(e, ref Unsafe.Add(ref y, i * inner), count);
        }

        for (int i = 0; i < size; i++)
        {
            ref float at = ref Unsafe.Add(ref y, i * inner);
            Partial.Store(Partial.Load<V>(ref at, count) / sum, ref at, count);
        }
    }
}
