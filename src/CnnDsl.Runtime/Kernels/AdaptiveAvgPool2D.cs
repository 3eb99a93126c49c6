using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Mean of windows that share a blocked map out evenly.</summary>
public static class AdaptiveAvgPool2D
{
    /// <summary>C x H x W -> C x OH x OW; output row i covers the rows [i*H/OH, ceil((i + 1)*H/OH)), and the columns likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, Part part = default)
        where V : struct, ILanes<V>
    {
        for (BlockRows rows = new(xMap.Blocks(V.Count), yMap.Height, part); rows.More; rows.Advance())
        {
            ref float plane = ref Unsafe.Add(ref x, rows.Block * xMap.PlaneStride * V.Count);
            (int firstRow, int endRow) = Share(rows.Row, yMap.Height, xMap.Height);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            for (int column = 0; column < yMap.Width; column++)
            {
                (int firstColumn, int endColumn) = Share(column, yMap.Width, xMap.Width);
                V sum = V.Zero;
                for (int i = firstRow; i < endRow; i++)
                {
                    sum += RowSum<V>(ref Unsafe.Add(ref plane, i * xMap.RowStride * V.Count), firstColumn, endColumn);
                }

                V scale = V.Splat(1f / ((float)(endRow - firstRow) * (endColumn - firstColumn)));
                (sum * scale).Store(ref Unsafe.Add(ref to, column * V.Count));
            }
        }
    }

    /// <summary>A sum for each row: many short sums lose fewer bits than a long one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V RowSum<V>(ref float row, int first, int end)
        where V : struct, ILanes<V>
    {
        V sum = V.Zero;
        for (int column = first; column < end; column++)
        {
            sum += V.Load(ref Unsafe.Add(ref row, column * V.Count));
        }

        return sum;
    }

    /// <summary>The part [first, end) of <paramref name="size"/> that belongs to one of <paramref name="outputs"/>; products in 64 bits.</summary>
    private static (int First, int End) Share(int output, int outputs, int size) =>
        ((int)((long)output * size / outputs), (int)((((output + 1L) * size) + outputs - 1) / outputs));
}
