using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Sum, mean, largest or smallest over one axis, in planes.</summary>
public static class Reduce
{
    /// <summary>Over each of <paramref name="rows"/> rows of <paramref name="size"/> floats: y has one float a row.</summary>
    /// <param name="x">rows x size.</param>
    /// <param name="y">rows.</param>
    /// <param name="rows">How many.</param>
    /// <param name="size">Floats of a row.</param>
    /// <param name="neutral">What changes no result: 0 of a sum, minus infinity of the largest.</param>
    /// <param name="scale">What the result is multiplied by: 1/size of a mean.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TOperation>(ref float x, ref float y, int rows, int size, float neutral, float scale)
        where V : struct, ILanes<V>
        where TOperation : struct, IArithmetic
    {
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref x, row * size);
            V result = V.Splat(neutral);
            int i = 0;
            for (; i <= size - V.Count; i += V.Count)
            {
                result = TOperation.Apply(result, V.Load(ref Unsafe.Add(ref from, i)));
            }

            if (i < size)
            {
                result = TOperation.Apply(result, Partial.Load<V>(ref Unsafe.Add(ref from, i), size - i, neutral));
            }

            Unsafe.Add(ref y, row) = Horizontal.Reduce<V, TOperation>(result) * scale;
        }
    }

    /// <summary>
    /// Over the <paramref name="size"/> numbers that lie <paramref name="inner"/> apart, at each of <paramref name="inner"/> places of
    /// <paramref name="outer"/> tensors of size x inner: y is outer x inner.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunAcross<V, TOperation>(ref float x, ref float y, int outer, int size, int inner, float neutral, float scale)
        where V : struct, ILanes<V>
        where TOperation : struct, IArithmetic
    {
        for (int i = 0; i < outer; i++)
        {
            for (int place = 0; place < inner; place += V.Count)
            {
                ref float from = ref Unsafe.Add(ref x, (i * size * inner) + place);
                V result = V.Splat(neutral);
                for (int j = 0; j < size; j++)
                {
                    result = TOperation.Apply(result, Partial.Load<V>(ref Unsafe.Add(ref from, j * inner), inner - place));
                }

                Partial.Store(result * V.Splat(scale), ref Unsafe.Add(ref y, (i * inner) + place), inner - place);
            }
        }
    }
}
