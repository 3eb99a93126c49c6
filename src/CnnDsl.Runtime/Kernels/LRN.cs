using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Local response normalization across channels, on a planar map: a vector is V.Count places of one channel.</summary>
public static class LRN
{
    /// <summary>y[c] = x[c]/(k + alpha/size * sum of x[j]^2)^beta, j from c - floor((size - 1)/2) to c + ceil((size - 1)/2); x and y differ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, ref float y, int channels, int pixels, int size, float alpha, float beta, float k, Part part = default)
        where V : struct, ILanes<V>
    {
        V scale = V.Splat((float)((double)alpha / size));
        (int firstChannel, int endChannel) = part.Of(channels);
        for (int c = firstChannel; c < endChannel; c++)
        {
            int first = Math.Max(0, c - ((size - 1) / 2));
            int end = Math.Min(channels, c + (size / 2) + 1);
            for (int pixel = 0; pixel < pixels; pixel += V.Count)
            {
                int count = Math.Min(V.Count, pixels - pixel);
                V sum = V.Zero;
                for (int j = first; j < end; j++)
                {
                    V neighbour = Load<V>(ref Unsafe.Add(ref x, (j * pixels) + pixel), count);
                    sum = V.MultiplyAdd(neighbour, neighbour, sum);
                }

                V power = V.Exp(V.Splat(-beta) * V.Log(V.MultiplyAdd(scale, sum, V.Splat(k))));
                Store(Load<V>(ref Unsafe.Add(ref x, (c * pixels) + pixel), count) * power, ref Unsafe.Add(ref y, (c * pixels) + pixel), count);
            }
        }
    }

    /// <summary>The first <paramref name="count"/> lanes, others 0: nothing is read behind the map's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<V>(ref float source, int count)
        where V : struct, ILanes<V>
    {
        if (count == V.Count)
        {
            return V.Load(ref source);
        }

        V part = V.Zero;
        ref float lanes = ref Unsafe.As<V, float>(ref part);
        for (int lane = 0; lane < count; lane++)
        {
            Unsafe.Add(ref lanes, lane) = Unsafe.Add(ref source, lane);
        }

        return part;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V>(V value, ref float destination, int count)
        where V : struct, ILanes<V>
    {
        if (count == V.Count)
        {
            value.Store(ref destination);
            return;
        }

        ref float lanes = ref Unsafe.As<V, float>(ref value);
        for (int lane = 0; lane < count; lane++)
        {
            Unsafe.Add(ref destination, lane) = Unsafe.Add(ref lanes, lane);
        }
    }
}
