using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Where the elements of a feature map lie. A planar map (the user's N x C x H x W) has element (c, y, x) at
/// c*PlaneStride + y*RowStride + x; a blocked map keeps V.Count channels side by side and has it at
/// ((c / V.Count)*PlaneStride + y*RowStride + x)*V.Count + c % V.Count. The last block's surplus lanes hold anything.
/// </summary>
/// <param name="Channels">C.</param>
/// <param name="Height">H, without the halo.</param>
/// <param name="Width">W, without the halo.</param>
/// <param name="RowStride">Pixels from a row to the next, W and the halo's columns.</param>
/// <param name="PlaneStride">Pixels from a plane to the next.</param>
public readonly record struct MapLayout(int Channels, int Height, int Width, int RowStride, int PlaneStride)
{
    /// <summary>A map without a halo.</summary>
    public MapLayout(int channels, int height, int width)
        : this(channels, height, width, width, height * width)
    {
    }

    /// <summary>Blocks of <paramref name="lanes"/> channels, the last one perhaps not full.</summary>
    public int Blocks(int lanes) => (Channels + lanes - 1) / lanes;

    /// <summary>The first number of a row of one channel, where this layout is that of a blocked map; the next one lies V.Count floats behind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref float RowOf<V>(ref float map, int channel, int row)
        where V : struct, ILanes<V> =>
        ref Unsafe.Add(ref map, (((channel / V.Count * PlaneStride) + (row * RowStride)) * V.Count) + (channel % V.Count));
}

/// <summary>A window that slides over a map.</summary>
/// <param name="Height">Taps downwards.</param>
/// <param name="Width">Taps to the right.</param>
/// <param name="StrideHeight">Step downwards.</param>
/// <param name="StrideWidth">Step to the right.</param>
/// <param name="Top">Padding above.</param>
/// <param name="Left">Padding at the left.</param>
/// <param name="DilationHeight">Distance of taps downwards.</param>
/// <param name="DilationWidth">Distance of taps to the right.</param>
public readonly record struct Window(
    int Height, int Width, int StrideHeight, int StrideWidth, int Top, int Left, int DilationHeight, int DilationWidth)
{
    /// <summary>The taps [first, end) of the window at <paramref name="output"/> that lie inside 0..<paramref name="size"/>.</summary>
    internal static (int First, int End) Inside(int output, int stride, int padding, int dilation, int taps, int size)
    {
        int origin = (output * stride) - padding;
        int first = origin >= 0 ? 0 : (-origin + dilation - 1) / dilation;
        int end = origin >= size ? 0 : Math.Min(taps, (size - 1 - origin) / dilation + 1);
        return (first, Math.Max(first, end));
    }
}
