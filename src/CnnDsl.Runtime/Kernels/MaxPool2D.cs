using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Largest value of each window, on blocked maps. A NaN in the window is the result, as in PyTorch.</summary>
public static class MaxPool2D
{
    /// <summary>C x H x W -> C x OH x OW. Taps outside of the map do not count; a window without any inside gives minus infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, in Window window, Part part = default)
        where V : struct, ILanes<V>
    {
        bool quads = window is { Height: 2, Width: 2, StrideHeight: 2, StrideWidth: 2, Top: 0, Left: 0, DilationHeight: 1, DilationWidth: 1 }
            && 2 * yMap.Height <= xMap.Height && 2 * yMap.Width <= xMap.Width;
        for (BlockRows rows = new(xMap.Blocks(V.Count), yMap.Height, part); rows.More; rows.Advance())
        {
            ref float plane = ref Unsafe.Add(ref x, rows.Block * xMap.PlaneStride * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            if (quads)
            {
                QuadRow<V>(ref Unsafe.Add(ref plane, 2 * rows.Row * xMap.RowStride * V.Count), xMap.RowStride, ref to, yMap.Width);
            }
            else
            {
                Row<V>(ref plane, xMap, ref to, yMap.Width, rows.Row, window);
            }
        }
    }

    /// <summary>One output row of 2 x 2 windows that touch but do not overlap: the common pool.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void QuadRow<V>(ref float upper, int rowStride, ref float to, int width)
        where V : struct, ILanes<V>
    {
        ref float lower = ref Unsafe.Add(ref upper, rowStride * V.Count);
        for (int column = 0; column < width; column++)
        {
            int at = 2 * column * V.Count;
            V top = V.Max(V.Load(ref Unsafe.Add(ref upper, at)), V.Load(ref Unsafe.Add(ref upper, at + V.Count)));
            V bottom = V.Max(V.Load(ref Unsafe.Add(ref lower, at)), V.Load(ref Unsafe.Add(ref lower, at + V.Count)));
            V.Max(top, bottom).Store(ref Unsafe.Add(ref to, column * V.Count));
        }
    }

    /// <summary>One output row of any window, each clipped to the map; those that lie inside of it go the short way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<V>(ref float plane, in MapLayout map, ref float to, int width, int row, in Window window)
        where V : struct, ILanes<V>
    {
        (int firstRow, int endRow) = Window.Inside(row, window.StrideHeight, window.Top, window.DilationHeight, window.Height, map.Height);
        int tapRow = window.DilationHeight * map.RowStride * V.Count;
        ref float taps = ref Unsafe.Add(ref plane, ((row * window.StrideHeight) - window.Top + (firstRow * window.DilationHeight)) * map.RowStride * V.Count);
        int extent = (window.Width - 1) * window.DilationWidth;
        for (int column = 0; column < width; column++)
        {
            int start = (column * window.StrideWidth) - window.Left;
            (int first, int end) = start >= 0 && start + extent < map.Width
                ? (0, window.Width)
                : Window.Inside(column, window.StrideWidth, window.Left, window.DilationWidth, window.Width, map.Width);
            ref float tap = ref Unsafe.Add(ref taps, (start + (first * window.DilationWidth)) * V.Count);
            V max = end - first == 3 && window.DilationWidth == 1
                ? Threes<V>(ref tap, tapRow, endRow - firstRow)
                : Any<V>(ref tap, tapRow, window.DilationWidth * V.Count, endRow - firstRow, end - first);
            max.Store(ref Unsafe.Add(ref to, column * V.Count));
        }
    }

    /// <summary>The largest of so many rows of three neighbours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Threes<V>(ref float tap, int tapRow, int rows)
        where V : struct, ILanes<V>
    {
        V max = V.Splat(float.NegativeInfinity);
        for (int ky = 0; ky < rows; ky++)
        {
            V left = V.Max(V.Load(ref tap), V.Load(ref Unsafe.Add(ref tap, V.Count)));
            max = V.Max(max, V.Max(left, V.Load(ref Unsafe.Add(ref tap, 2 * V.Count))));
            tap = ref Unsafe.Add(ref tap, tapRow);
        }

        return max;
    }

    /// <summary>The largest of so many rows of so many taps; minus infinity of none.</summary>
    private static V Any<V>(ref float tap, int tapRow, int tapColumn, int rows, int columns)
        where V : struct, ILanes<V>
    {
        V max = V.Splat(float.NegativeInfinity);
        for (int ky = 0; ky < rows; ky++)
        {
            for (int kx = 0; kx < columns; kx++)
            {
                max = V.Max(max, V.Load(ref Unsafe.Add(ref tap, (ky * tapRow) + (kx * tapColumn))));
            }
        }

        return max;
    }
}
