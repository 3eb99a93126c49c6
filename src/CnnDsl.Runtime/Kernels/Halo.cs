using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnDsl.Kernels;

/// <summary>
/// The frame of zeros round a map that a convolution with padding reads. The producer writes the inside, so padding costs
/// no copy; the frame is cleared on each pass, because buffers share memory.
/// </summary>
public static class Halo
{
    /// <summary>Clears the frame of <paramref name="planes"/> planes, each (top + height + bottom) x (left + width + right) pixels.</summary>
    /// <param name="buffer">The first pixel of the buffer, the frame's upper left corner.</param>
    /// <param name="planes">Channels of a planar map, blocks of a blocked one.</param>
    /// <param name="height">Rows inside.</param>
    /// <param name="width">Columns inside.</param>
    /// <param name="top">Rows above.</param>
    /// <param name="left">Columns at the left.</param>
    /// <param name="bottom">Rows below.</param>
    /// <param name="right">Columns at the right.</param>
    /// <param name="pixel">Floats in a pixel: 1 in a planar map, V.Count in a blocked one.</param>
    public static void Clear(ref float buffer, int planes, int height, int width, int top, int left, int bottom, int right, int pixel)
    {
        int stride = (left + width + right) * pixel;
        for (int plane = 0; plane < planes; plane++)
        {
            // The right edge of a row and the left edge of the next are neighbours in memory: one run each.
            Zero(ref buffer, (top * stride) + (left * pixel));
            ref float edge = ref Unsafe.Add(ref buffer, (top * stride) + ((left + width) * pixel));
            for (int row = 1; row < height; row++)
            {
                Zero(ref edge, (left + right) * pixel);
                edge = ref Unsafe.Add(ref edge, stride);
            }

            Zero(ref edge, (right * pixel) + (bottom * stride));
            buffer = ref Unsafe.Add(ref buffer, (top + height + bottom) * stride);
        }
    }

    private static void Zero(ref float start, int length) => MemoryMarshal.CreateSpan(ref start, length).Clear();
}
