using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// The first half of a convolution by Winograd's tiles: tiles transformed and multiplied point by point, where several threads share the
/// points. For a map of so few tiles and filters that <see cref="WinogradConv2D"/> could give a part of them to one thread only;
/// <see cref="WinogradOutputs"/> is the second half, which needs all points.
/// </summary>
public static class WinogradProducts
{
    /// <summary>Multiplies all tiles of the map, which are one block.</summary>
    /// <typeparam name="V">The vector width.</typeparam>
    /// <typeparam name="TWinograd">The transform.</typeparam>
    /// <typeparam name="TWide">The register tile of the products for 32 vector registers.</typeparam>
    /// <typeparam name="TNarrow">The register tile for 16.</typeparam>
    /// <param name="x">The first input of the first tile, in blocks.</param>
    /// <param name="weights">Packed by <see cref="WinogradPacking"/>.</param>
    /// <param name="products">Where the products go: (point, vector of filters, tile) at point*<see cref="WinogradShape.ProductStride"/> + (vector*tiles + tile)*V.Count.</param>
    /// <param name="scratch">Room for the transformed tiles.</param>
    /// <param name="shape">Sizes; Count is Block.</param>
    /// <param name="tiles">Where the tiles lie.</param>
    /// <param name="part">Which points; each part transforms all tiles.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TWinograd, TWide, TNarrow>(
        ref float x, ref float weights, ref float products, ref float scratch, in WinogradShape shape, in WinogradTiles tiles, Part part = default)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TWide : struct, ITile
        where TNarrow : struct, ITile
    {
        TileCode<V> code = V.Registers == 32 ? TileCode<V>.Of<TWide, Identity, Identity>() : TileCode<V>.Of<TNarrow, Identity, Identity>();
        int points = (TWinograd.Outputs + 2) * (TWinograd.Outputs + 2);
        (int first, int end) = part.Of(points);
        if (first == end)
        {
            return;
        }

        int blocks = (shape.Channels + V.Count - 1) / V.Count;
        int width = code.Vectors * V.Count;
        int inputStride = (blocks * shape.Block * V.Count) + WinogradShape.Gap;
        tiles.TransformInputs<V, TWinograd>(ref x, ref scratch, 0, shape.Block, blocks, inputStride);
        TileShape tile = new(0, shape.Channels, shape.Block * V.Count, 1, 1, 0, 0, shape.Block * V.Count, 0);
        nint panel = (nint)shape.Channels * width;
        for (int filter = 0; filter < shape.Filters; filter += width)
        {
            for (int point = first; point < end; point++)
            {
                Multiply(
                    code, ref Unsafe.Add(ref scratch, point * inputStride), ref Unsafe.Add(ref weights, ((filter / width * points) + point) * panel),
                    ref Unsafe.Add(ref products, (point * shape.ProductStride) + (filter * shape.Block)), shape.Block, tile);
            }
        }
    }

    /// <summary>Has the JIT compile what <see cref="Run"/> of the same types needs: runs a few tiles without channels.</summary>
    public static void Compile<V, TWinograd, TWide, TNarrow>()
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TWide : struct, ITile
        where TNarrow : struct, ITile
    {
        (int pixels, int vectors) = V.Registers == 32 ? (TWide.Pixels, TWide.Vectors) : (TNarrow.Pixels, TNarrow.Vectors);
        int points = (TWinograd.Outputs + 2) * (TWinograd.Outputs + 2);
        WinogradShape nothing = new(Channels: 0, Filters: vectors * V.Count, Count: pixels, Block: pixels, OutputPlane: 0);
        Span<float> room = new float[points * Math.Max(nothing.ProductStride, V.Count)];
        WinogradTiles tiles = new(Across: 1, InputRowStride: 0, InputPlaneStride: 0, OutputHeight: 0, OutputWidth: 0, OutputRowStride: 0);
        tiles.TransformInputs<V, TWinograd>(ref room[0], ref room[0], first: 0, count: 1, blocks: 1, pointStride: V.Count);
        Run<V, TWinograd, TWide, TNarrow>(ref room[0], ref room[0], ref room[0], ref room[0], nothing, tiles);
    }

    /// <summary>The matrix product at one point of the transform: a 1 x 1 convolution whose pixels are the tiles of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply<V>(in TileCode<V> code, ref float inputs, ref float weights, ref float products, int count, in TileShape shape)
        where V : struct, ILanes<V>
    {
        int tiles = (count + code.Pixels - 1) / code.Pixels;
        TileShape asking = shape;
        for (int tile = 0; tile < tiles; tile++)
        {
            int i = Math.Min(tile * code.Pixels, count - code.Pixels) * V.Count;
            Prefetch.Share(ref asking, tile, tiles, shape.End * code.Vectors * V.Count, V.Count);
            code.Run(
                ref Unsafe.Add(ref inputs, i), ref weights, ref Unsafe.NullRef<float>(), ref Unsafe.Add(ref products, i), ref Unsafe.NullRef<float>(), asking);
        }
    }
}
