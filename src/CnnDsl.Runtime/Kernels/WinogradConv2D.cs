using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>A 3 x 3 convolution of stride 1 by Winograd's tiles: transformed, multiplied and transformed back, a block of tiles at a time.</summary>
public static class WinogradConv2D
{
    /// <summary>y = activation(convolution of x, plus <paramref name="extra"/>).</summary>
    /// <typeparam name="V">The vector width.</typeparam>
    /// <typeparam name="TWinograd">The transform.</typeparam>
    /// <typeparam name="TWide">The register tile of the products for 32 vector registers.</typeparam>
    /// <typeparam name="TNarrow">The register tile for 16.</typeparam>
    /// <typeparam name="TActivation">What the transform applies before it stores.</typeparam>
    /// <typeparam name="TRow">What is applied behind it, for activations that would spill its registers.</typeparam>
    /// <param name="x">The first input of the first tile, in blocks.</param>
    /// <param name="weights">Packed by <see cref="WinogradPacking"/>.</param>
    /// <param name="bias">One for each filter, to whole tiles.</param>
    /// <param name="y">The first output, in blocks.</param>
    /// <param name="extra">The map to add, or null.</param>
    /// <param name="scratch">Room for the transforms of a block of tiles.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="tiles">Where the tiles lie.</param>
    /// <param name="part">Which blocks of tiles; where there are more parts than blocks, which filters or tiles of one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TWinograd, TWide, TNarrow, TActivation, TRow>(
        ref float x, ref float weights, ref float bias, ref float y, ref float extra, ref float scratch, in WinogradShape shape, in WinogradTiles tiles, Part part = default)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TWide : struct, ITile
        where TNarrow : struct, ITile
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        int blocks = (shape.Count + shape.Block - 1) / shape.Block;
        int groups = Math.Max(1, part.Count / blocks);
        Part within = new(part.Index % groups, groups);
        (int next, int end) = groups == 1 ? part.Of(blocks) : (part.Index / groups, (part.Index / groups) + 1);
        TileCode<V> tile = V.Registers == 32 ? TileCode<V>.Of<TWide, Identity, Identity>() : TileCode<V>.Of<TNarrow, Identity, Identity>();
        (int from, int count, Part filters) = Split(tile, shape, within);
        for (; next < end && count > 0; next++)
        {
            // The last block is moved back to end with the tiles; what it computes again comes out the same.
            int first = Math.Min(next * shape.Block, shape.Count - shape.Block) + from;
            RunBlock<V, TWinograd, TActivation, TRow>(
                tile, ref x, ref weights, ref bias, ref y, ref extra, ref scratch, shape with { Block = count }, tiles, first, filters);
        }
    }

    /// <summary>
    /// One of the parts of a block: some of its filters, so that each thread reads its own weights, or some of its tiles where there are no
    /// filters for all. Tiles go by whole register tiles, of which the last two may overlap.
    /// </summary>
    private static (int From, int Count, Part Filters) Split<V>(in TileCode<V> code, in WinogradShape shape, Part part)
        where V : struct, ILanes<V>
    {
        int width = code.Vectors * V.Count;
        int panels = (shape.Filters + width - 1) / width;
        if (panels >= part.Count)
        {
            return (0, shape.Block, part);
        }

        (int first, int end) = part.Of((shape.Block + code.Pixels - 1) / code.Pixels);
        int count = Math.Min((end - first) * code.Pixels, shape.Block);
        return (Math.Min(first * code.Pixels, shape.Block - count), count, default);
    }

    /// <summary>Has the JIT compile what <see cref="Run"/> of the same types needs: runs a few tiles without channels.</summary>
    public static void Compile<V, TWinograd, TWide, TNarrow, TActivation, TRow>()
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TWide : struct, ITile
        where TNarrow : struct, ITile
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        (int pixels, int vectors) = V.Registers == 32 ? (TWide.Pixels, TWide.Vectors) : (TNarrow.Pixels, TNarrow.Vectors);
        (int side, int width) = (TWinograd.Outputs, vectors * V.Count);
        int points = (side + 2) * (side + 2);

        // Of a block of as many tiles as a register tile has pixels; inputs, biases and outputs all lie at the front.
        Span<float> scratch = new float[points * (V.Count + WinogradShape.Gap + (width * pixels) + WinogradShape.Gap)];
        WinogradShape nothing = new(Channels: 0, Filters: width, Count: pixels, Block: pixels, OutputPlane: 0);
        WinogradTiles tiles = new(Across: 1, InputRowStride: 0, InputPlaneStride: 0, OutputHeight: pixels * side, OutputWidth: side, OutputRowStride: 0);
        tiles.TransformInputs<V, TWinograd>(ref scratch[0], ref scratch[0], first: 0, count: 1, blocks: 1, pointStride: V.Count);
        Run<V, TWinograd, TWide, TNarrow, TActivation, TRow>(
            ref scratch[0], ref scratch[0], ref scratch[0], ref scratch[0], ref scratch[0], ref scratch[0], nothing, tiles);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlock<V, TWinograd, TActivation, TRow>(
        in TileCode<V> code, ref float x, ref float weights, ref float bias, ref float y, ref float extra, ref float scratch, in WinogradShape shape, in WinogradTiles tiles, int first, Part filters)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        int points = (TWinograd.Outputs + 2) * (TWinograd.Outputs + 2);
        int blocks = (shape.Channels + V.Count - 1) / V.Count;
        int width = code.Vectors * V.Count;
        (int panel, int end) = filters.Of((shape.Filters + width - 1) / width);
        if (panel == end)
        {
            return;
        }

        int inputStride = (blocks * shape.Block * V.Count) + WinogradShape.Gap;
        int productStride = (width * shape.Block) + WinogradShape.Gap;
        ref float inputs = ref Unsafe.Add(ref scratch, points * V.Count);
        ref float products = ref Unsafe.Add(ref inputs, points * inputStride);
        TileShape tile = new(0, shape.Channels, shape.Block * V.Count, 1, 1, 0, 0, shape.Block * V.Count, 0);

        tiles.TransformInputs<V, TWinograd>(ref x, ref inputs, first, shape.Block, blocks, inputStride);
        weights = ref Unsafe.Add(ref weights, (nint)panel * points * shape.Channels * width);
        for (int channel = panel * width; channel < end * width; channel += width)
        {
            for (int point = 0; point < points; point++)
            {
                WinogradProducts.Multiply(
                    code, ref Unsafe.Add(ref inputs, point * inputStride), ref weights, ref Unsafe.Add(ref products, point * productStride), shape.Block, tile);
                weights = ref Unsafe.Add(ref weights, shape.Channels * width);
            }

            for (int vector = 0; vector < code.Vectors; vector++)
            {
                WinogradOutputs.Transform<V, TWinograd, TActivation, TRow>(
                    ref Unsafe.Add(ref products, vector * shape.Block * V.Count), productStride, ref bias, ref y, ref extra, ref scratch, shape, tiles,
                    channel + (vector * V.Count), first);
            }
        }
    }
}
