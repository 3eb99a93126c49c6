using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>A convolution by register tiles: all kernels, strides, dilations and groups, depthwise too.</summary>
public static class Conv2D
{
    /// <summary>Pixels after which an activation of rows follows the tiles: a few kilobytes, so that they are in the first-level cache still.</summary>
    private const int RowPixels = 32;

    /// <summary>y = row activation(activation(convolution of x)), with <paramref name="extra"/> in the tile's last pass.</summary>
    /// <typeparam name="V">The vector width.</typeparam>
    /// <typeparam name="TWide">The tile for 32 vector registers.</typeparam>
    /// <typeparam name="TNarrow">The tile for 16.</typeparam>
    /// <typeparam name="TActivation">What the tile applies before it stores.</typeparam>
    /// <typeparam name="TRow">What is applied to some pixels once they are written, while they are in the cache: for activations that would spill the tile's registers.</typeparam>
    /// <param name="x">The first tap of the first output.</param>
    /// <param name="weights">Packed by <see cref="Conv2DPacking"/> or <see cref="DepthwiseConv2DPacking"/>.</param>
    /// <param name="bias">One for each filter, to whole tiles.</param>
    /// <param name="y">The first output, in blocks.</param>
    /// <param name="extra">Slopes or the map to add, or null.</param>
    /// <param name="shape">Sizes and distances.</param>
    /// <param name="part">Which tiles: some pixels of all filters, or some filters of all pixels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TWide, TNarrow, TActivation, TRow>(
        ref float x, ref float weights, ref float bias, ref float y, ref float extra, in ConvolutionShape shape, Part part = default)
        where V : struct, ILanes<V>
        where TWide : struct, ITile
        where TNarrow : struct, ITile
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        if (V.Registers == 32)
        {
            RunTiles(TileCode<V>.Of<TWide, TActivation, TRow>(), ref x, ref weights, ref bias, ref y, ref extra, shape, part);
        }
        else
        {
            RunTiles(TileCode<V>.Of<TNarrow, TActivation, TRow>(), ref x, ref weights, ref bias, ref y, ref extra, shape, part);
        }
    }

    /// <summary>Has the JIT compile what <see cref="Run"/> of the same types needs: runs one tile on no channels.</summary>
    public static void Compile<V, TWide, TNarrow, TActivation, TRow>()
        where V : struct, ILanes<V>
        where TWide : struct, ITile
        where TNarrow : struct, ITile
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        // A row of the tile's outputs, its biases, and as many floats to add: each begins with the first.
        (int pixels, int vectors) = V.Registers == 32 ? (TWide.Pixels, TWide.Vectors) : (TNarrow.Pixels, TNarrow.Vectors);
        Span<float> row = stackalloc float[Math.Max(pixels, vectors) * V.Count];
        row.Clear();
        ConvolutionShape nothing = new(
            Filters: vectors * V.Count, Channels: 0, KernelHeight: 0, KernelWidth: 0, Rows: 1, Columns: pixels, InputRow: 0, InputPlane: 0, OutputRow: 0, OutputPlane: 0);
        Run<V, TWide, TNarrow, TActivation, TRow>(ref row[0], ref row[0], ref row[0], ref row[0], ref row[0], nothing);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles<V>(
        in TileCode<V> code, ref float x, ref float weights, ref float bias, ref float y, ref float extra, in ConvolutionShape shape, Part part)
        where V : struct, ILanes<V>
    {
        int width = code.Vectors * V.Count;
        int across = (shape.Columns + code.Pixels - 1) / code.Pixels;
        int count = shape.Rows * across;

        // An activation of whole rows wants them in one part.
        int unit = code.IsFinished ? across : 1;
        int panels = (shape.Filters + width - 1) / width;
        if (part.Count > 1 && shape.IsSplitByFilters)
        {
            (int next, int last) = part.Of(panels * (count / unit));
            RunFilters(code, ref x, ref weights, ref bias, ref y, ref extra, shape, next * unit, last * unit, count);
            return;
        }

        (int first, int end) = part.Of(count / unit);
        (first, end) = (first * unit, end * unit);
        int most = shape.Block == 0 ? count : Math.Max(1, shape.Block / code.Pixels);
        int blocks = Math.Max(1, (end - first + most - 1) / most);
        int block = (((end - first + blocks - 1) / blocks) + unit - 1) / unit * unit;
        for (; first < end; first += block)
        {
            int tiles = Math.Min(block, end - first);
            if (blocks > 1 && !shape.IsPlanar)
            {
                AskFor<V>(ref x, shape, first * code.Pixels, (first + tiles) * code.Pixels, across * code.Pixels);
            }

            ref float panelWeights = ref weights;
            for (int channel = 0; channel < panels * width; channel += width)
            {
                RunPanel(code, ref x, ref panelWeights, ref bias, ref y, ref extra, shape, channel, first, tiles);
                panelWeights = ref Unsafe.Add(ref panelWeights, shape.PanelLength(channel, width, V.Count));
            }
        }
    }

    /// <summary>
    /// Asks for what the outputs [first, end) read, plane by plane: a tile goes through all planes at once, which no hardware sees coming.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AskFor<V>(ref float x, in ConvolutionShape shape, int first, int end, int columns)
        where V : struct, ILanes<V>
    {
        int step = shape.ColumnStep(V.Count);
        for (int plane = 0; plane < shape.Channels; plane += V.Count)
        {
            for (int row = first / columns; row * columns < end; row++)
            {
                int left = Math.Max(0, first - (row * columns));
                int right = Math.Min(shape.Columns, end - (row * columns));
                ref float from = ref Unsafe.Add(ref x, (plane / V.Count * shape.InputPlane * V.Count) + (row * shape.RowStep(V.Count)) + (left * step));
                Prefetch.Run(ref from, (right - left) * step);
            }
        }
    }

    /// <summary>The tiles [next, end) of all panels of filters one behind the other, of which each has so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunFilters<V>(
        in TileCode<V> code, ref float x, ref float weights, ref float bias, ref float y, ref float extra, in ConvolutionShape shape, int next, int end, int count)
        where V : struct, ILanes<V>
    {
        int width = code.Vectors * V.Count;
        for (int panel = 0; next < end; panel++)
        {
            int first = Math.Min(count, next - (panel * count));
            int tiles = Math.Min(count, end - (panel * count)) - first;
            if (tiles > 0)
            {
                RunPanel(code, ref x, ref weights, ref bias, ref y, ref extra, shape, panel * width, first, tiles);
                next += tiles;
            }

            weights = ref Unsafe.Add(ref weights, shape.PanelLength(panel * width, width, V.Count));
        }
    }

    /// <summary>So many tiles of one panel of filters, from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPanel<V>(
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
            int written = 0;
            for (int next = start * pixels; next < end; next += pixels, index++)
            {
                // The last tile is moved back to end with the row; what it computes again comes out the same.
                int column = Math.Min(next, lastTile);
                Prefetch.Share(ref tile, index, tiles, panel, V.Count);
                code.Run(
                    ref Unsafe.Add(ref from, column * inputPixel), ref weights, ref bias,
                    ref Unsafe.Add(ref to, column * V.Count), ref Unsafe.Add(ref also, column * extraPixel), tile);
                if (code.IsFinished)
                {
                    written = FinishTo(code, ref to, written, column, column + pixels, shape);
                }
            }
        }
    }

    /// <summary>Applies the row's activation behind a tile of the pixels [column, end) once enough of them are written; returns how far it has come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FinishTo<V>(in TileCode<V> code, ref float row, int written, int column, int end, in ConvolutionShape shape)
        where V : struct, ILanes<V>
    {
        // A tile that is moved back has written over what was done already.
        written = Math.Min(written, column);
        if (end - written < RowPixels && end != shape.Columns)
        {
            return written;
        }

        code.Finish(ref Unsafe.Add(ref row, written * V.Count), shape.OutputPlane * V.Count, (end - written) * V.Count);
        return end;
    }
}
