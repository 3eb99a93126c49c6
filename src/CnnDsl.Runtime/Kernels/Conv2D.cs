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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TWide, TNarrow, TActivation, TRow>(
        ref float x, ref float weights, ref float bias, ref float y, ref float extra, in ConvolutionShape shape)
        where V : struct, ILanes<V>
        where TWide : struct, ITile
        where TNarrow : struct, ITile
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        if (V.Registers == 32)
        {
            RunTiles<V, TWide, TActivation, TRow>(ref x, ref weights, ref bias, ref y, ref extra, shape);
        }
        else
        {
            RunTiles<V, TNarrow, TActivation, TRow>(ref x, ref weights, ref bias, ref y, ref extra, shape);
        }
    }

    /// <summary>Applies an activation to pixels that tiles have just written.</summary>
    private static void Finish<V, TRow>(ref float y, int plane, int vectors, int length)
        where V : struct, ILanes<V>
        where TRow : struct, IActivation
    {
        for (int vector = 0; vector < vectors; vector++)
        {
            Elementwise.InPlace<V, TRow>(ref Unsafe.Add(ref y, vector * plane), length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles<V, TTile, TActivation, TRow>(
        ref float x, ref float weights, ref float bias, ref float y, ref float extra, in ConvolutionShape shape)
        where V : struct, ILanes<V>
        where TTile : struct, ITile
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        int width = TTile.Vectors * V.Count;
        int lastTile = shape.Columns - TTile.Pixels;
        int count = shape.Rows * ((shape.Columns + TTile.Pixels - 1) / TTile.Pixels);
        for (int channel = 0; channel < shape.Filters; channel += width)
        {
            TileShape tile = shape.TileAt(channel, width, V.Count);
            int panel = shape.IsDepthwise ? 0 : (tile.End - tile.First) * shape.KernelHeight * shape.KernelWidth * width;
            int index = 0;

            // A depthwise tile reads the block that it writes.
            int plane = shape.IsDepthwise ? channel * shape.InputPlane : 0;
            for (int row = 0; row < shape.Rows; row++)
            {
                ref float from = ref Unsafe.Add(ref x, plane + (row * shape.RowStep(V.Count)));
                ref float to = ref Unsafe.Add(ref y, (channel * shape.OutputPlane) + (row * shape.OutputRow * V.Count));
                ref float also = ref Unsafe.Add(ref extra, (channel * shape.ExtraPlane) + (row * shape.ExtraRow * V.Count));
                int written = 0;
                for (int next = 0; next < shape.Columns; next += TTile.Pixels)
                {
                    // The last tile is moved back to end with the row; what it computes again comes out the same.
                    int column = Math.Min(next, lastTile);
                    TTile.Run<V, TActivation>(
                        ref Unsafe.Add(ref from, column * shape.ColumnStep(V.Count)), ref weights, ref Unsafe.Add(ref bias, channel),
                        ref Unsafe.Add(ref to, column * V.Count), ref Unsafe.Add(ref also, column * shape.ExtraPixel * V.Count),
                        Prefetch.Share(tile, index++, count, panel, V.Count));
                    if (typeof(TRow) != typeof(Identity))
                    {
                        // A tile that is moved back has written over what was done already.
                        written = Math.Min(written, column);
                        int end = column + TTile.Pixels;
                        if (end - written >= RowPixels || end == shape.Columns)
                        {
                            Finish<V, TRow>(ref Unsafe.Add(ref to, written * V.Count), shape.OutputPlane * V.Count, TTile.Vectors, (end - written) * V.Count);
                            written = end;
                        }
                    }
                }
            }

            int depth = shape.IsDepthwise ? 1 : tile.End - tile.First;
            weights = ref Unsafe.Add(ref weights, depth * shape.KernelHeight * shape.KernelWidth * width);
        }
    }
}
