using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>x where not negative, else slope * x with a slope for each channel; on a blocked map.</summary>
public static class PReLU
{
    /// <summary>y = PReLU(x); the two may be the same buffer. <paramref name="slopes"/> has one float a channel, to whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float slopes, ref float y, in MapLayout yMap, Part part = default)
        where V : struct, ILanes<V>
    {
        for (BlockRows rows = new(xMap.Blocks(V.Count), xMap.Height, part); rows.More; rows.Advance())
        {
            V slope = V.Load(ref Unsafe.Add(ref slopes, rows.Block * V.Count));
            ref float from = ref Unsafe.Add(ref x, ((rows.Block * xMap.PlaneStride) + (rows.Row * xMap.RowStride)) * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            for (int i = 0; i < xMap.Width * V.Count; i += V.Count)
            {
                Apply(V.Load(ref Unsafe.Add(ref from, i)), slope).Store(ref Unsafe.Add(ref to, i));
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
