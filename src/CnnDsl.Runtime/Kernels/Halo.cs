using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnDsl.Kernels;

/// <summary>
/// The frame of zeros round a map that a convolution with padding reads. The producer writes the inside, so padding costs
/// no copy; the frame is cleared on each pass, because buffers share memory. Of several threads each clears the frame of what it is about
/// to write: a thread that has touched a line of another's rows takes it from that one's cache, and the other takes it back.
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
    /// <param name="part">Which rows inside, with the edges beside them, those above the first and those below the last.</param>
    /// <param name="isSplitByPlanes">Whether a part is some planes instead.</param>
    public static void Clear(
        ref float buffer, int planes, int height, int width, int top, int left, int bottom, int right, int pixel, Part part = default, bool isSplitByPlanes = false)
    {
        (int first, int end) = isSplitByPlanes ? (0, height) : part.Of(height);
        if (first == end)
        {
            return;
        }

        (int plane, int endPlane) = isSplitByPlanes ? part.Of(planes) : (0, planes);
        int stride = (left + width + right) * pixel;
        int above = first == 0 ? top * stride : 0;
        int below = end == height ? bottom * stride : 0;
        for (; plane < endPlane; plane++)
        {
            int start = ((plane * (top + height + bottom)) + top + first) * stride;
            Zero(ref Unsafe.Add(ref buffer, start - above), above + (left * pixel));

            // The right edge of a row and the left edge of the next are neighbours in memory: one run each.
            ref float edge = ref Unsafe.Add(ref buffer, start + ((left + width) * pixel));
            for (int row = first + 1; row < end; row++)
            {
                Zero(ref edge, (left + right) * pixel);
                edge = ref Unsafe.Add(ref edge, stride);
            }

            Zero(ref edge, (right * pixel) + below);
        }
    }

    private static void Zero(ref float start, int length) => MemoryMarshal.CreateSpan(ref start, length).Clear();
}
