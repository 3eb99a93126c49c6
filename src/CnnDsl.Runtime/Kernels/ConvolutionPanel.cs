using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Goes over tiles of a map with one panel of filters, as many as a register tile has.</summary>
internal static class ConvolutionPanel
{
    /// <summary>Pixels after which an activation of rows follows the tiles: a few kilobytes, so that they are in the first-level cache still.</summary>
    private const int RowPixels = 32;

    /// <summary>So many tiles of one panel of filters, from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(
        in TileCode<V> code, ref float x, ref float weights, ref float bias, ref float y, ref float extra, in ConvolutionShape shape, int channel, int first, int tiles)
        where V : struct, ILanes<V>
    {
        int pixels = code.Pixels;
        int width = code.Vectors * V.Count;
        int across = (shape.Columns + pixels - 1) / pixels;
        int lastTile = shape.Columns - pixels;
        (int inputPixel, int extraPixel) = (shape.ColumnStep(V.Count), shape.ExtraPixel * V.Count);
        TileShape tile = shape.TileAt(channel, width, V.Count);
        int panel = shape.IsDepthwise ? 0 : shape.PanelLength(channel, width, V.Count);
        bias = ref Unsafe.Add(ref bias, channel);

        // A depthwise tile reads the block that it writes.
        int plane = shape.IsDepthwise ? channel * shape.InputPlane : 0;
        (int row, int start) = Math.DivRem(first, across);
        for (int index = 0; index < tiles; row++, start = 0)
        {
            ref float from = ref Unsafe.Add(ref x, plane + (row * shape.RowStep(V.Count)));
            ref float to = ref Unsafe.Add(ref y, (channel * shape.OutputPlane) + (row * shape.OutputRow * V.Count));
            ref float also = ref Unsafe.Add(ref extra, (channel * shape.ExtraPlane) + (row * shape.ExtraRow * V.Count));
            int end = Math.Min(across, start + tiles - index) * pixels;
            int written = start * pixels;
            for (int next = start * pixels; next < end; next += pixels, index++)
            {
                // The last tile is moved back to end with the row; what it computes again comes out the same.
                int column = Math.Min(next, lastTile);
                Prefetch.Share(ref tile, index, tiles, panel, V.Count);
                ref float pixel = ref Unsafe.Add(ref from, column * inputPixel);
                ref float added = ref Unsafe.Add(ref also, column * extraPixel);
                if (shape.Wrap == 0)
                {
                    code.Run(ref pixel, ref weights, ref bias, ref Unsafe.Add(ref to, column * V.Count), ref added, tile);
                }
                else
                {
                    RunWrapped(code, ref pixel, ref weights, ref bias, ref to, ref added, shape, tile, column);
                }

                if (code.IsFinished)
                {
                    written = FinishTo(code, ref to, written, column, next + pixels >= end, shape);
                }
            }
        }
    }

    /// <summary>A tile of a row that is several of the output: where it goes beyond the end of one, its sums wait for their places elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void RunWrapped<V>(
        in TileCode<V> code, ref float x, ref float weights, ref float bias, ref float y, ref float extra, in ConvolutionShape shape, in TileShape tile, int column)
        where V : struct, ILanes<V>
    {
        (int row, int left) = Math.DivRem(column, shape.Wrap);
        if (left + code.Pixels <= shape.Wrap)
        {
            code.Run(ref x, ref weights, ref bias, ref Unsafe.Add(ref y, ((row * shape.OutputRow) + left) * V.Count), ref extra, tile);
            return;
        }

        int plane = code.Pixels * V.Count;
        Span<float> room = stackalloc float[code.Vectors * plane];
        code.Run(ref x, ref weights, ref bias, ref room[0], ref extra, tile with { OutputPlane = plane });
        ref float to = ref Unsafe.Add(ref y, ((row * shape.OutputRow) + left) * V.Count);
        for (int pixel = 0; pixel < plane; pixel += V.Count, left++)
        {
            if (left == shape.Wrap)
            {
                left = 0;
                to = ref Unsafe.Add(ref to, (shape.OutputRow - shape.Wrap) * V.Count);
            }

            for (int vector = 0; vector < code.Vectors; vector++)
            {
                V.Load(ref room[(vector * plane) + pixel]).Store(ref Unsafe.Add(ref to, vector * tile.OutputPlane));
            }

            to = ref Unsafe.Add(ref to, V.Count);
        }
    }

    /// <summary>
    /// Applies the row's activation behind the tile that begins at <paramref name="column"/>, once enough pixels are written or it is the last;
    /// returns how far it has come.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FinishTo<V>(in TileCode<V> code, ref float row, int written, int column, bool isLast, in ConvolutionShape shape)
        where V : struct, ILanes<V>
    {
        // A tile that is moved back has written over what was done already.
        written = Math.Min(written, column);
        int end = column + code.Pixels;
        if (end - written < RowPixels && !isLast)
        {
            return written;
        }

        if (shape.Wrap == 0)
        {
            code.Finish(ref Unsafe.Add(ref row, written * V.Count), shape.OutputPlane * V.Count, (end - written) * V.Count);
        }
        else
        {
            FinishWrapped(code, ref row, written, end, shape);
        }

        return end;
    }

    /// <summary>The same for the pixels [next, end) of a row that is several of the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FinishWrapped<V>(in TileCode<V> code, ref float y, int next, int end, in ConvolutionShape shape)
        where V : struct, ILanes<V>
    {
        while (next < end)
        {
            (int row, int left) = Math.DivRem(next, shape.Wrap);
            int pixels = Math.Min(end - next, shape.Wrap - left);
            code.Finish(ref Unsafe.Add(ref y, ((row * shape.OutputRow) + left) * V.Count), shape.OutputPlane * V.Count, pixels * V.Count);
            next += pixels;
        }
    }
}
