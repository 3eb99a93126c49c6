using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Largest value of each window, on blocked maps. A NaN in the window is the result, as in PyTorch.</summary>
public static class MaxPool2D
{
    /// <summary>C x H x W -> C x OH x OW. Taps outside of the map do not count; a window without any inside gives minus infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, in Window window)
        where V : struct, ILanes<V>
    {
        int blocks = xMap.Blocks(V.Count);
        bool quads = window is { Height: 2, Width: 2, StrideHeight: 2, StrideWidth: 2, Top: 0, Left: 0, DilationHeight: 1, DilationWidth: 1 }
            && 2 * yMap.Height <= xMap.Height && 2 * yMap.Width <= xMap.Width;
        for (int block = 0; block < blocks; block++)
        {
            ref float plane = ref Unsafe.Add(ref x, block * xMap.PlaneStride * V.Count);
            for (int row = 0; row < yMap.Height; row++)
            {
                ref float to = ref Unsafe.Add(ref y, ((block * yMap.PlaneStride) + (row * yMap.RowStride)) * V.Count);
                if (quads)
                {
                    QuadRow<V>(ref Unsafe.Add(ref plane, 2 * row * xMap.RowStride * V.Count), xMap.RowStride, ref to, yMap.Width);
                }
                else
                {
                    Row<V>(ref plane, xMap, ref to, yMap.Width, row, window);
                }
            }
        }
    }

    /// <summary>One output row of 2 x 2 windows that touch but do not overlap: the common pool.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void QuadRow<V>(ref float upper, int rowStride, ref float to, int width)
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

    /// <summary>One output row of any window, each clipped to the map.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<V>(ref float plane, in MapLayout map, ref float to, int width, int row, in Window window)
        where V : struct, ILanes<V>
    {
        (int firstRow, int endRow) = Window.Inside(row, window.StrideHeight, window.Top, window.DilationHeight, window.Height, map.Height);
        for (int column = 0; column < width; column++)
        {
            (int firstColumn, int endColumn) = Window.Inside(column, window.StrideWidth, window.Left, window.DilationWidth, window.Width, map.Width);
            V max = V.Splat(float.NegativeInfinity);
            for (int ky = firstRow; ky < endRow; ky++)
            {
                int rowStart = ((row * window.StrideHeight) - window.Top + (ky * window.DilationHeight)) * map.RowStride;
                for (int kx = firstColumn; kx < endColumn; kx++)
                {
                    int pixel = rowStart + (column * window.StrideWidth) - window.Left + (kx * window.DilationWidth);
                    max = V.Max(max, V.Load(ref Unsafe.Add(ref plane, pixel * V.Count)));
                }
            }

            max.Store(ref Unsafe.Add(ref to, column * V.Count));
        }
    }
}
