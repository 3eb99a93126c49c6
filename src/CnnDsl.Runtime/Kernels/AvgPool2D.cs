using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Mean of each window, on blocked maps.</summary>
public static class AvgPool2D
{
    /// <summary>
    /// C x H x W -> C x OH x OW. With <paramref name="countIncludePad"/> the divisor is the window's extent within
    /// H + top + <paramref name="bottom"/> by W + left + <paramref name="right"/>, without it the number of taps inside the map. A window
    /// without any gives 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(
        ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, in Window window, int bottom, int right, bool countIncludePad, Part part = default)
        where V : struct, ILanes<V>
    {
        int blocks = xMap.Blocks(V.Count);
        (int first, int end) = part.Of(yMap.Height);
        for (int row = first; row < end; row++)
        {
            (int firstRow, int endRow) = Window.Inside(row, window.StrideHeight, window.Top, window.DilationHeight, window.Height, xMap.Height);
            int rows = countIncludePad
                ? Extent(row, window.StrideHeight, window.Top, window.DilationHeight, window.Height, xMap.Height + bottom)
                : endRow - firstRow;
            for (int column = 0; column < yMap.Width; column++)
            {
                (int firstColumn, int endColumn) = Window.Inside(column, window.StrideWidth, window.Left, window.DilationWidth, window.Width, xMap.Width);
                int columns = countIncludePad
                    ? Extent(column, window.StrideWidth, window.Left, window.DilationWidth, window.Width, xMap.Width + right)
                    : endColumn - firstColumn;
                V scale = V.Splat(1f / Math.Max(1, rows * columns));
                int origin = (((row * window.StrideHeight) - window.Top) * xMap.RowStride) + (column * window.StrideWidth) - window.Left;
                for (int block = 0; block < blocks; block++)
                {
                    int start = (block * xMap.PlaneStride) + origin;
                    V sum = V.Zero;
                    for (int ky = firstRow; ky < endRow; ky++)
                    {
                        for (int kx = firstColumn; kx < endColumn; kx++)
                        {
                            int pixel = start + (ky * window.DilationHeight * xMap.RowStride) + (kx * window.DilationWidth);
                            sum += V.Load(ref Unsafe.Add(ref x, pixel * V.Count));
                        }
                    }

                    (sum * scale).Store(ref Unsafe.Add(ref y, ((block * yMap.PlaneStride) + (row * yMap.RowStride) + column) * V.Count));
                }
            }
        }
    }

    /// <summary>Taps of the window at <paramref name="output"/> that lie before <paramref name="end"/>: padding before 0 counts, what overhangs the end does not.</summary>
    private static int Extent(int output, int stride, int padding, int dilation, int taps, int end)
    {
        int origin = (output * stride) - padding;
        return Math.Clamp((end - 1 - origin) / dilation + 1, 1, taps);
    }
}
