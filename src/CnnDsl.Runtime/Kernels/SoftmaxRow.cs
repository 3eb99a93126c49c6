using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>What softmax and its logarithm want to know of a row.</summary>
internal static class SoftmaxRow
{
    /// <summary>The largest of <paramref name="count"/> numbers; NaN where one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Max<V>(ref float x, int count)
        where V : struct, ILanes<V>
    {
        V max = V.Splat(float.NegativeInfinity);
        for (int i = 0; i < count; i += V.Count)
        {
            max = V.Max(max, Partial.Load<V>(ref Unsafe.Add(ref x, i), count - i, float.NegativeInfinity));
        }

        return Horizontal.Reduce<V, Larger>(max);
    }

    /// <summary>Writes exp(x - max) and returns the sum. x and y may be the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exp<V>(ref float x, ref float y, V max, int count)
        where V : struct, ILanes<V>
    {
        V sum = V.Zero;
        for (int i = 0; i < count; i += V.Count)
        {
            // exp(-infinity) is 0, so lanes behind the row add nothing.
            V e = V.Exp(Partial.Load<V>(ref Unsafe.Add(ref x, i), count - i, float.NegativeInfinity) - max);
            sum += e;
            Partial.Store(e, ref Unsafe.Add(ref y, i), count - i);
        }

        return Horizontal.Reduce<V, Sum>(sum);
    }
}
