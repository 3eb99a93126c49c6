using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>x - max - log(sum(exp(x - max))) in planes, which equals the logarithm of softmax and neither over- nor underflows.</summary>
public static class LogSoftmax
{
    /// <summary>Over the <paramref name="features"/> numbers of each of <paramref name="rows"/> rows; x and y are two buffers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, ref float y, int features, int rows)
        where V : struct, ILanes<V>
    {
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref x, row * features);
            ref float to = ref Unsafe.Add(ref y, row * features);
            V max = V.Splat(SoftmaxRow.Max<V>(ref from, features));
            V log = V.Splat(MathF.Log(SoftmaxRow.Exp(ref from, ref to, max, features)));
            for (int i = 0; i < features; i += V.Count)
            {
                V difference = Partial.Load<V>(ref Unsafe.Add(ref from, i), features - i) - max;
                Partial.Store(difference - log, ref Unsafe.Add(ref to, i), features - i);
            }
        }
    }

    /// <summary>
    /// Over the <paramref name="size"/> numbers that lie <paramref name="inner"/> apart, at each of <paramref name="inner"/> places of
    /// <paramref name="outer"/> tensors of size x inner. x and y may be the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunAcross<V>(ref float x, ref float y, int size, int inner, int outer)
        where V : struct, ILanes<V>
    {
        for (int i = 0; i < outer; i++)
        {
            for (int place = 0; place < inner; place += V.Count)
            {
                int first = (i * size * inner) + place;
                Lanes<V>(ref Unsafe.Add(ref x, first), ref Unsafe.Add(ref y, first), size, inner, inner - place);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lanes<V>(ref float x, ref float y, int size, int inner, int count)
        where V : struct, ILanes<V>
    {
        V max = Softmax.Max<V>(ref x, size, inner, count);
        V sum = V.Zero;
        for (int i = 0; i < size; i++)
        {
            sum += V.Exp(Partial.Load<V>(ref Unsafe.Add(ref x, i * inner), count) - max);
        }

        V log = V.Log(sum);
        for (int i = 0; i < size; i++)
        {
            V difference = Partial.Load<V>(ref Unsafe.Add(ref x, i * inner), count) - max;
            Partial.Store(difference - log, ref Unsafe.Add(ref y, i * inner), count);
        }
    }
}
