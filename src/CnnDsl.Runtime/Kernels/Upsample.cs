using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Interpolation of a blocked map, direction by direction: each output row is a weighted sum of 1, 2 or 4 input rows, and each column
/// likewise. Which ones and with which weights stands in two tables that <see cref="UpsampleTable"/> has worked out.
/// </summary>
public static class Upsample
{
    /// <summary>C x H x W -> C x OH x OW; <paramref name="rows"/> has the <paramref name="taps"/> of each output row, <paramref name="columns"/> those of each column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float rows, ref float columns, ref float y, in MapLayout yMap, int taps, Part part = default)
        where V : struct, ILanes<V>
    {
        for (BlockRows outputs = new(xMap.Blocks(V.Count), yMap.Height, part); outputs.More; outputs.Advance())
        {
            ref float plane = ref Unsafe.Add(ref x, outputs.Block * xMap.PlaneStride * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((outputs.Block * yMap.PlaneStride) + (outputs.Row * yMap.RowStride)) * V.Count);
            ref float down = ref Unsafe.Add(ref rows, outputs.Row * 2 * taps);
            if (taps == 1)
            {
                CopyRow<V>(ref Unsafe.Add(ref plane, Index(ref down) * xMap.RowStride * V.Count), ref columns, ref to, yMap.Width);
            }
            else if (taps == 2)
            {
                BlendRow<V>(ref plane, xMap.RowStride, ref down, ref columns, ref to, yMap.Width);
            }
            else
            {
                SumRow<V>(ref plane, xMap.RowStride, ref down, ref columns, ref to, yMap.Width, taps);
            }
        }
    }

    /// <summary>The nearest column's pixel for each output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow<V>(ref float row, ref float columns, ref float to, int width)
        where V : struct, ILanes<V>
    {
        for (int column = 0; column < width; column++)
        {
            V.Load(ref Unsafe.Add(ref row, Index(ref Unsafe.Add(ref columns, 2 * column)) * V.Count)).Store(ref Unsafe.Add(ref to, column * V.Count));
        }
    }

    /// <summary>Two rows and two columns for each output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BlendRow<V>(ref float plane, int rowStride, ref float down, ref float columns, ref float to, int width)
        where V : struct, ILanes<V>
    {
        ref float upper = ref Unsafe.Add(ref plane, Index(ref down) * rowStride * V.Count);
        ref float lower = ref Unsafe.Add(ref plane, Index(ref Unsafe.Add(ref down, 2)) * rowStride * V.Count);
        V upperWeight = V.Splat(Unsafe.Add(ref down, 1));
        V lowerWeight = V.Splat(Unsafe.Add(ref down, 3));
        for (int column = 0; column < width; column++)
        {
            ref float across = ref Unsafe.Add(ref columns, column * 4);
            int left = Index(ref across) * V.Count;
            int right = Index(ref Unsafe.Add(ref across, 2)) * V.Count;
            V atLeft = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref lower, left)), lowerWeight, V.Load(ref Unsafe.Add(ref upper, left)) * upperWeight);
            V atRight = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref lower, right)), lowerWeight, V.Load(ref Unsafe.Add(ref upper, right)) * upperWeight);
            V sum = V.MultiplyAdd(atRight, V.Splat(Unsafe.Add(ref across, 3)), atLeft * V.Splat(Unsafe.Add(ref across, 1)));
            sum.Store(ref Unsafe.Add(ref to, column * V.Count));
        }
    }

    /// <summary>Any number of rows and columns for each output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumRow<V>(ref float plane, int rowStride, ref float down, ref float columns, ref float to, int width, int taps)
        where V : struct, ILanes<V>
    {
        for (int column = 0; column < width; column++)
        {
            ref float across = ref Unsafe.Add(ref columns, column * 2 * taps);
            V sum = V.Zero;
            for (int i = 0; i < taps; i++)
            {
                ref float row = ref Unsafe.Add(ref plane, Index(ref Unsafe.Add(ref down, 2 * i)) * rowStride * V.Count);
                V rowSum = V.Zero;
                for (int j = 0; j < taps; j++)
                {
                    V pixel = V.Load(ref Unsafe.Add(ref row, Index(ref Unsafe.Add(ref across, 2 * j)) * V.Count));
                    rowSum = V.MultiplyAdd(pixel, V.Splat(Unsafe.Add(ref across, (2 * j) + 1)), rowSum);
                }

                sum = V.MultiplyAdd(rowSum, V.Splat(Unsafe.Add(ref down, (2 * i) + 1)), sum);
            }

            sum.Store(ref Unsafe.Add(ref to, column * V.Count));
        }
    }

    /// <summary>The whole number whose bits stand in a float of a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Index(ref float entry) => Unsafe.As<float, int>(ref entry);
}
