using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>A convolution by register tiles: all kernels, strides, dilations and groups, depthwise too.</summary>
public static class Conv2D
{
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
            RunTiles(TileCode<V>.Of<TWide, TActivation, TRow>(), ref x, ref weights, ref bias, ref y, ref extra, shape.Unwrapped(TWide.Pixels), part);
        }
        else
        {
            RunTiles(TileCode<V>.Of<TNarrow, TActivation, TRow>(), ref x, ref weights, ref bias, ref y, ref extra, shape.Unwrapped(TNarrow.Pixels), part);
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
        int panels = (shape.Filters + width - 1) / width;
        if (part.Count > 1 && shape.IsSplitByFilters)
        {
            int unit = code.IsFinished ? across : 1;
            (int next, int last) = part.Of(panels * (count / unit));
            RunFilters(code, ref x, ref weights, ref bias, ref y, ref extra, shape, next * unit, last * unit, count);
            return;
        }

        (int first, int end) = TilesOf(part, code.IsFinished, shape.Rows, across);
        int most = shape.Block == 0 ? count : Math.Max(1, shape.Block / code.Pixels);
        int blocks = Math.Max(1, (end - first + most - 1) / most);
        int block = (end - first + blocks - 1) / blocks;
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
                ConvolutionPanel.Run(code, ref x, ref panelWeights, ref bias, ref y, ref extra, shape, channel, first, tiles);
                panelWeights = ref Unsafe.Add(ref panelWeights, shape.PanelLength(channel, width, V.Count));
            }
        }
    }

    /// <summary>The part's tiles [first, end). A row's last two overlap, and where an activation follows what is written, one thread has them both.</summary>
    private static (int First, int End) TilesOf(Part part, bool isFinished, int rows, int across)
    {
        if (!isFinished)
        {
            return part.Of(rows * across);
        }

        if (rows > 1)
        {
            (int row, int endRow) = part.Of(rows);
            return (row * across, endRow * across);
        }

        int apart = Math.Max(1, across - 1);
        (int first, int end) = part.Of(apart);
        return (first, end == apart ? across : end);
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
                ConvolutionPanel.Run(code, ref x, ref weights, ref bias, ref y, ref extra, shape, panel * width, first, tiles);
                next += tiles;
            }

            weights = ref Unsafe.Add(ref weights, shape.PanelLength(panel * width, width, V.Count));
        }
    }
}
