using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Mean of each channel of a blocked map: C x H x W -> C x 1 x 1.</summary>
public static class GlobalAvgPool2D
{
    /// <summary>Writes one pixel for each block of channels; <paramref name="yMap"/> says how far apart, as a frame may lie between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, Part part = default)
        where V : struct, ILanes<V>
    {
        V scale = V.Splat(1f / ((float)xMap.Height * xMap.Width));
        (int first, int end) = part.Of(xMap.Blocks(V.Count));
        for (int block = first; block < end; block++)
        {
            // A sum for each row first: many short sums lose fewer bits than a long one.
            V sum = V.Zero;
            for (int row = 0; row < xMap.Height; row++)
            {
                ref float from = ref Unsafe.Add(ref x, ((block * xMap.PlaneStride) + (row * xMap.RowStride)) * V.Count);
                V rowSum = V.Zero;
                for (int column = 0; column < xMap.Width; column++)
                {
                    rowSum += V.Load(ref Unsafe.Add(ref from, column * V.Count));
                }

                sum += rowSum;
            }

            (sum * scale).Store(ref Unsafe.Add(ref y, block * yMap.PlaneStride * V.Count));
        }
    }
}

/// <summary>Largest value of each channel of a blocked map: C x H x W -> C x 1 x 1.</summary>
public static class GlobalMaxPool2D
{
    /// <summary>Writes one pixel for each block of channels; <paramref name="yMap"/> says how far apart, as a frame may lie between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, Part part = default)
        where V : struct, ILanes<V>
    {
        (int first, int end) = part.Of(xMap.Blocks(V.Count));
        for (int block = first; block < end; block++)
        {
            V max = V.Splat(float.NegativeInfinity);
            for (int row = 0; row < xMap.Height; row++)
            {
                ref float from = ref Unsafe.Add(ref x, ((block * xMap.PlaneStride) + (row * xMap.RowStride)) * V.Count);
                for (int column = 0; column < xMap.Width; column++)
                {
                    max = V.Max(max, V.Load(ref Unsafe.Add(ref from, column * V.Count)));
                }
            }

            max.Store(ref Unsafe.Add(ref y, block * yMap.PlaneStride * V.Count));
        }
    }
}
