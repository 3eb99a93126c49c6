using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>x where not negative, else slope * x with a slope for each channel; on a blocked map.</summary>
public static class PReLU
{
    /// <summary>y = PReLU(x); the two may be the same buffer. <paramref name="slopes"/> has one float a channel, to whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float slopes, ref float y, in MapLayout yMap)
        where V : struct, ILanes<V>
    {
        int blocks = xMap.Blocks(V.Count);
        for (int block = 0; block < blocks; block++)
        {
            V slope = V.Load(ref Unsafe.Add(ref slopes, block * V.Count));
            for (int row = 0; row < xMap.Height; row++)
            {
                ref float from = ref Unsafe.Add(ref x, ((block * xMap.PlaneStride) + (row * xMap.RowStride)) * V.Count);
                ref float to = ref Unsafe.Add(ref y, ((block * yMap.PlaneStride) + (row * yMap.RowStride)) * V.Count);
                for (int i = 0; i < xMap.Width * V.Count; i += V.Count)
                {
                    Apply(V.Load(ref Unsafe.Add(ref from, i)), slope).Store(ref Unsafe.Add(ref to, i));
                }
            }
        }
    }

    /// <summary>x, or slope * x where x is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x, V slope)
        where V : struct, ILanes<V> => V.WhereNegative(x, x * slope, x);

    /// <summary>One slope for each of the channels, from as many or from a single shared one.</summary>
    public static void Pack(ReadOnlySpan<float> slopes, Span<float> packed, int channels)
    {
        for (int c = 0; c < channels; c++)
        {
            packed[c] = slopes[slopes.Length == 1 ? 0 : c];
        }
    }
}
