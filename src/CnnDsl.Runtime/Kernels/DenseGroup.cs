using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// A group of 4 vectors of a dense layer's outputs, for one image or as a matrix product for several. Every sum goes through the features
/// one by one, so an image comes out the same in a batch and alone.
/// </summary>
internal static class DenseGroup
{
    /// <summary>Vectors of outputs.</summary>
    public const int Vectors = 4;

    /// <summary>Those of half a group.</summary>
    public const int Half = Vectors / 2;

    /// <summary>Floats of weights that stay in the first-level cache while all images go through them: 16 KB.</summary>
    private const int Block = 4096;

    /// <summary>Images whose sums have registers at the same time: 12 sums beside 3 inputs and a weight.</summary>
    private const int MostTogether = 3;

    /// <summary>y = W x + b for all images, whose inputs and outputs are so many floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, int xStride, ref float weights, ref float bias, ref float y, int yStride, int features, int images)
        where V : struct, ILanes<V>
    {
        if (images == 1)
        {
            Tile1x4<V>(ref x, ref weights, ref bias, ref y, features);
            return;
        }

        int block = Block / (Vectors * V.Count);
        for (int first = 0; first < features; first += block)
        {
            // Behind the first block the sums go on where they are.
            bool begins = first == 0;
            RunBlock<V>(
                ref Unsafe.Add(ref x, first), xStride, ref Unsafe.Add(ref weights, first * Vectors * V.Count), ref begins ? ref bias : ref y, begins ? 0 : yStride,
                ref y, yStride, Math.Min(block, features - first), images);
        }
    }

    /// <summary>Some features of two images or more, by threes and twos.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlock<V>(
        ref float x, int xStride, ref float weights, ref float start, int startStride, ref float y, int yStride, int features, int images)
        where V : struct, ILanes<V>
    {
        int tiles = (images + MostTogether - 1) / MostTogether;
        for (int tile = 0; tile < tiles; tile++)
        {
            (int first, int end) = new Part(tile, tiles).Of(images);
            ref float from = ref Unsafe.Add(ref x, first * xStride);
            ref float begin = ref Unsafe.Add(ref start, first * startStride);
            ref float to = ref Unsafe.Add(ref y, first * yStride);
            if (end - first == MostTogether)
            {
                Tile3x4<V>(ref from, xStride, ref weights, ref begin, startStride, ref to, yStride, features);
            }
            else
            {
                Tile2x4<V>(ref from, xStride, ref weights, ref begin, startStride, ref to, yStride, features);
            }
        }
    }

    /// <summary>Two groups one behind the other for one image: eight sums under way hide the latency of a multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunTwo<V>(ref float x, ref float weights, ref float bias, ref float y, int features)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(ref bias), a1 = V.Load(ref Unsafe.Add(ref bias, V.Count)),
            a2 = V.Load(ref Unsafe.Add(ref bias, 2 * V.Count)), a3 = V.Load(ref Unsafe.Add(ref bias, 3 * V.Count)),
            a4 = V.Load(ref Unsafe.Add(ref bias, 4 * V.Count)), a5 = V.Load(ref Unsafe.Add(ref bias, 5 * V.Count)),
            a6 = V.Load(ref Unsafe.Add(ref bias, 6 * V.Count)), a7 = V.Load(ref Unsafe.Add(ref bias, 7 * V.Count));
        ref float next = ref Unsafe.Add(ref weights, (nint)features * Vectors * V.Count);
        for (nint i = 0; i < features; i++)
        {
            V n = V.Broadcast(ref Unsafe.Add(ref x, i));
            V.Accumulate(ref a0, n, V.Load(ref weights));
            V.Accumulate(ref a1, n, V.Load(ref Unsafe.Add(ref weights, V.Count)));
            V.Accumulate(ref a2, n, V.Load(ref Unsafe.Add(ref weights, 2 * V.Count)));
            V.Accumulate(ref a3, n, V.Load(ref Unsafe.Add(ref weights, 3 * V.Count)));
            V.Accumulate(ref a4, n, V.Load(ref next));
            V.Accumulate(ref a5, n, V.Load(ref Unsafe.Add(ref next, V.Count)));
            V.Accumulate(ref a6, n, V.Load(ref Unsafe.Add(ref next, 2 * V.Count)));
            V.Accumulate(ref a7, n, V.Load(ref Unsafe.Add(ref next, 3 * V.Count)));
            weights = ref Unsafe.Add(ref weights, Vectors * V.Count);
            next = ref Unsafe.Add(ref next, Vectors * V.Count);
        }

        a0.Store(ref y);
        a1.Store(ref Unsafe.Add(ref y, V.Count));
        a2.Store(ref Unsafe.Add(ref y, 2 * V.Count));
        a3.Store(ref Unsafe.Add(ref y, 3 * V.Count));
        a4.Store(ref Unsafe.Add(ref y, 4 * V.Count));
        a5.Store(ref Unsafe.Add(ref y, 5 * V.Count));
        a6.Store(ref Unsafe.Add(ref y, 6 * V.Count));
        a7.Store(ref Unsafe.Add(ref y, 7 * V.Count));
    }

    /// <summary>One image; sums begin at <paramref name="start"/>, a bias or what the block before has left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x4<V>(ref float x, ref float weights, ref float start, ref float y, int features)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(ref start), a1 = V.Load(ref Unsafe.Add(ref start, V.Count)),
            a2 = V.Load(ref Unsafe.Add(ref start, 2 * V.Count)), a3 = V.Load(ref Unsafe.Add(ref start, 3 * V.Count));
        for (nint i = 0; i < features; i++)
        {
            V n0 = V.Broadcast(ref Unsafe.Add(ref x, i));
            V.Accumulate(ref a0, n0, V.Load(ref weights));
            V.Accumulate(ref a1, n0, V.Load(ref Unsafe.Add(ref weights, V.Count)));
            V.Accumulate(ref a2, n0, V.Load(ref Unsafe.Add(ref weights, 2 * V.Count)));
            V.Accumulate(ref a3, n0, V.Load(ref Unsafe.Add(ref weights, 3 * V.Count)));
            weights = ref Unsafe.Add(ref weights, Vectors * V.Count);
        }

        a0.Store(ref y);
        a1.Store(ref Unsafe.Add(ref y, V.Count));
        a2.Store(ref Unsafe.Add(ref y, 2 * V.Count));
        a3.Store(ref Unsafe.Add(ref y, 3 * V.Count));
    }

    /// <summary>Two images; sums begin at <paramref name="start"/>, a bias or what the block before has left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2x4<V>(ref float x, int xStride, ref float weights, ref float start, int startStride, ref float y, int yStride, int features)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(ref start), a1 = V.Load(ref Unsafe.Add(ref start, V.Count)),
            a2 = V.Load(ref Unsafe.Add(ref start, 2 * V.Count)), a3 = V.Load(ref Unsafe.Add(ref start, 3 * V.Count));
        V b0 = V.Load(ref Unsafe.Add(ref start, startStride)), b1 = V.Load(ref Unsafe.Add(ref start, startStride + V.Count)),
            b2 = V.Load(ref Unsafe.Add(ref start, startStride + (2 * V.Count))), b3 = V.Load(ref Unsafe.Add(ref start, startStride + (3 * V.Count)));
        ref float x1 = ref Unsafe.Add(ref x, xStride);
        for (nint i = 0; i < features; i++)
        {
            V n0 = V.Broadcast(ref Unsafe.Add(ref x, i));
            V n1 = V.Broadcast(ref Unsafe.Add(ref x1, i));
            V w = V.Load(ref weights);
            V.Accumulate(ref a0, n0, w);
            V.Accumulate(ref b0, n1, w);
            w = V.Load(ref Unsafe.Add(ref weights, V.Count));
            V.Accumulate(ref a1, n0, w);
            V.Accumulate(ref b1, n1, w);
            w = V.Load(ref Unsafe.Add(ref weights, 2 * V.Count));
            V.Accumulate(ref a2, n0, w);
            V.Accumulate(ref b2, n1, w);
            w = V.Load(ref Unsafe.Add(ref weights, 3 * V.Count));
            V.Accumulate(ref a3, n0, w);
            V.Accumulate(ref b3, n1, w);
            weights = ref Unsafe.Add(ref weights, Vectors * V.Count);
        }

        a0.Store(ref y);
        a1.Store(ref Unsafe.Add(ref y, V.Count));
        a2.Store(ref Unsafe.Add(ref y, 2 * V.Count));
        a3.Store(ref Unsafe.Add(ref y, 3 * V.Count));
        b0.Store(ref Unsafe.Add(ref y, yStride));
        b1.Store(ref Unsafe.Add(ref y, yStride + V.Count));
        b2.Store(ref Unsafe.Add(ref y, yStride + (2 * V.Count)));
        b3.Store(ref Unsafe.Add(ref y, yStride + (3 * V.Count)));
    }

    /// <summary>Three images; sums begin at <paramref name="start"/>, a bias or what the block before has left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3x4<V>(ref float x, int xStride, ref float weights, ref float start, int startStride, ref float y, int yStride, int features)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(ref start), a1 = V.Load(ref Unsafe.Add(ref start, V.Count)),
            a2 = V.Load(ref Unsafe.Add(ref start, 2 * V.Count)), a3 = V.Load(ref Unsafe.Add(ref start, 3 * V.Count));
        V b0 = V.Load(ref Unsafe.Add(ref start, startStride)), b1 = V.Load(ref Unsafe.Add(ref start, startStride + V.Count)),
            b2 = V.Load(ref Unsafe.Add(ref start, startStride + (2 * V.Count))), b3 = V.Load(ref Unsafe.Add(ref start, startStride + (3 * V.Count)));
        V c0 = V.Load(ref Unsafe.Add(ref start, 2 * startStride)), c1 = V.Load(ref Unsafe.Add(ref start, (2 * startStride) + V.Count)),
            c2 = V.Load(ref Unsafe.Add(ref start, (2 * startStride) + (2 * V.Count))), c3 = V.Load(ref Unsafe.Add(ref start, (2 * startStride) + (3 * V.Count)));
        ref float x1 = ref Unsafe.Add(ref x, xStride);
        ref float x2 = ref Unsafe.Add(ref x, 2 * xStride);
        for (nint i = 0; i < features; i++)
        {
            V n0 = V.Broadcast(ref Unsafe.Add(ref x, i));
            V n1 = V.Broadcast(ref Unsafe.Add(ref x1, i));
            V n2 = V.Broadcast(ref Unsafe.Add(ref x2, i));
            V w = V.Load(ref weights);
            V.Accumulate(ref a0, n0, w);
            V.Accumulate(ref b0, n1, w);
            V.Accumulate(ref c0, n2, w);
            w = V.Load(ref Unsafe.Add(ref weights, V.Count));
            V.Accumulate(ref a1, n0, w);
            V.Accumulate(ref b1, n1, w);
            V.Accumulate(ref c1, n2, w);
            w = V.Load(ref Unsafe.Add(ref weights, 2 * V.Count));
            V.Accumulate(ref a2, n0, w);
            V.Accumulate(ref b2, n1, w);
            V.Accumulate(ref c2, n2, w);
            w = V.Load(ref Unsafe.Add(ref weights, 3 * V.Count));
            V.Accumulate(ref a3, n0, w);
            V.Accumulate(ref b3, n1, w);
            V.Accumulate(ref c3, n2, w);
            weights = ref Unsafe.Add(ref weights, Vectors * V.Count);
        }

        a0.Store(ref y);
        a1.Store(ref Unsafe.Add(ref y, V.Count));
        a2.Store(ref Unsafe.Add(ref y, 2 * V.Count));
        a3.Store(ref Unsafe.Add(ref y, 3 * V.Count));
        b0.Store(ref Unsafe.Add(ref y, yStride));
        b1.Store(ref Unsafe.Add(ref y, yStride + V.Count));
        b2.Store(ref Unsafe.Add(ref y, yStride + (2 * V.Count)));
        b3.Store(ref Unsafe.Add(ref y, yStride + (3 * V.Count)));
        c0.Store(ref Unsafe.Add(ref y, 2 * yStride));
        c1.Store(ref Unsafe.Add(ref y, (2 * yStride) + V.Count));
        c2.Store(ref Unsafe.Add(ref y, (2 * yStride) + (2 * V.Count)));
        c3.Store(ref Unsafe.Add(ref y, (2 * yStride) + (3 * V.Count)));
    }
}
