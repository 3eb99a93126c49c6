using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Moves channels between maps in blocks: what Concat and Slice are made of.</summary>
public static class Channels
{
    /// <summary>
    /// Channels [from, from + count) of x become [to, to + count) of y. Where both begin a block, whole blocks move, and lanes
    /// behind the last channel may be overwritten: copy to rising channels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, int from, int to, int count, Part part = default)
        where V : struct, ILanes<V>
    {
        (int firstRow, int endRow) = part.Of(xMap.Height);
        if (from % V.Count == 0 && to % V.Count == 0)
        {
            CopyBlocks<V>(ref x, xMap, ref y, yMap, from / V.Count, to / V.Count, (count + V.Count - 1) / V.Count, firstRow, endRow);
            return;
        }

        for (int c = 0; c < count; c++)
        {
            int source = from + c;
            int target = to + c;
            for (int row = firstRow; row < endRow; row++)
            {
                int fromPixel = (source / V.Count * xMap.PlaneStride) + (row * xMap.RowStride);
                int toPixel = (target / V.Count * yMap.PlaneStride) + (row * yMap.RowStride);
                ref float a = ref Unsafe.Add(ref x, (fromPixel * V.Count) + (source % V.Count));
                ref float b = ref Unsafe.Add(ref y, (toPixel * V.Count) + (target % V.Count));
                for (int column = 0; column < xMap.Width; column++)
                {
                    Unsafe.Add(ref b, column * V.Count) = Unsafe.Add(ref a, column * V.Count);
                }
            }
        }
    }

    private static void CopyBlocks<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, int from, int to, int blocks, int firstRow, int endRow)
        where V : struct, ILanes<V>
    {
        for (int block = 0; block < blocks; block++)
        {
            for (int row = firstRow; row < endRow; row++)
            {
                ref float a = ref Unsafe.Add(ref x, (((from + block) * xMap.PlaneStride) + (row * xMap.RowStride)) * V.Count);
                ref float b = ref Unsafe.Add(ref y, (((to + block) * yMap.PlaneStride) + (row * yMap.RowStride)) * V.Count);
                MemoryMarshal.CreateReadOnlySpan(ref a, xMap.Width * V.Count).CopyTo(MemoryMarshal.CreateSpan(ref b, xMap.Width * V.Count));
            }
        }
    }
}
