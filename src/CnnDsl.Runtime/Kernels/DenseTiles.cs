using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Groups of 1 and 2 vectors of a dense layer's outputs. They take several inputs at a time, so that there are always eight sums under
/// way to hide the latency of a multiply-add. And half of a group of 4, for one of two threads that share it.
/// </summary>
internal static class DenseTiles
{
    /// <summary>2 of the 4 vectors of a <see cref="DenseGroup"/>, each sum through the features one by one, as there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TileHalf<V>(ref float x, ref float weights, ref float bias, ref float y, int features)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(ref bias);
        V a1 = V.Load(ref Unsafe.Add(ref bias, V.Count));
        for (nint i = 0; i < features; i++)
        {
            V.Accumulate(ref a0, ref a1, ref Unsafe.Add(ref x, i), V.Load(ref weights), V.Load(ref Unsafe.Add(ref weights, V.Count)));
            weights = ref Unsafe.Add(ref weights, DenseGroup.Vectors * V.Count);
        }

        a0.Store(ref y);
        a1.Store(ref Unsafe.Add(ref y, V.Count));
    }

    /// <summary>2 vectors of outputs, 4 inputs at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile2<V>(ref float x, ref float weights, ref float bias, ref float y, int features)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(ref bias);
        V a1 = V.Load(ref Unsafe.Add(ref bias, 1 * V.Count));
        V b0 = V.Zero, b1 = V.Zero;
        V c0 = V.Zero, c1 = V.Zero;
        V d0 = V.Zero, d1 = V.Zero;
        int i = 0;
        for (; i <= features - 4; i += 4)
        {
            V x0 = V.Broadcast(ref Unsafe.Add(ref x, i));
            V.Accumulate(ref a0, x0, V.Load(ref weights));
            V.Accumulate(ref a1, x0, V.Load(ref Unsafe.Add(ref weights, 1 * V.Count)));
            V x1 = V.Broadcast(ref Unsafe.Add(ref x, i + 1));
            V.Accumulate(ref b0, x1, V.Load(ref Unsafe.Add(ref weights, 2 * V.Count)));
            V.Accumulate(ref b1, x1, V.Load(ref Unsafe.Add(ref weights, 3 * V.Count)));
            V x2 = V.Broadcast(ref Unsafe.Add(ref x, i + 2));
            V.Accumulate(ref c0, x2, V.Load(ref Unsafe.Add(ref weights, 4 * V.Count)));
            V.Accumulate(ref c1, x2, V.Load(ref Unsafe.Add(ref weights, 5 * V.Count)));
            V x3 = V.Broadcast(ref Unsafe.Add(ref x, i + 3));
            V.Accumulate(ref d0, x3, V.Load(ref Unsafe.Add(ref weights, 6 * V.Count)));
            V.Accumulate(ref d1, x3, V.Load(ref Unsafe.Add(ref weights, 7 * V.Count)));
            weights = ref Unsafe.Add(ref weights, 8 * V.Count);
        }

        for (; i < features; i++)
        {
            V x0 = V.Broadcast(ref Unsafe.Add(ref x, i));
            V.Accumulate(ref a0, x0, V.Load(ref weights));
            V.Accumulate(ref a1, x0, V.Load(ref Unsafe.Add(ref weights, 1 * V.Count)));
            weights = ref Unsafe.Add(ref weights, 2 * V.Count);
        }

        ((a0 + b0) + (c0 + d0)).Store(ref y);
        ((a1 + b1) + (c1 + d1)).Store(ref Unsafe.Add(ref y, 1 * V.Count));
    }

    /// <summary>1 vector of outputs, 8 inputs at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tile1<V>(ref float x, ref float weights, ref float bias, ref float y, int features)
        where V : struct, ILanes<V>
    {
        V a0 = V.Load(ref bias);
        V b0 = V.Zero;
        V c0 = V.Zero;
        V d0 = V.Zero;
        V e0 = V.Zero;
        V f0 = V.Zero;
        V g0 = V.Zero;
        V h0 = V.Zero;
        int i = 0;
        for (; i <= features - 8; i += 8)
        {
            V x0 = V.Broadcast(ref Unsafe.Add(ref x, i));
            V.Accumulate(ref a0, x0, V.Load(ref weights));
            V x1 = V.Broadcast(ref Unsafe.Add(ref x, i + 1));
            V.Accumulate(ref b0, x1, V.Load(ref Unsafe.Add(ref weights, 1 * V.Count)));
            V x2 = V.Broadcast(ref Unsafe.Add(ref x, i + 2));
            V.Accumulate(ref c0, x2, V.Load(ref Unsafe.Add(ref weights, 2 * V.Count)));
            V x3 = V.Broadcast(ref Unsafe.Add(ref x, i + 3));
            V.Accumulate(ref d0, x3, V.Load(ref Unsafe.Add(ref weights, 3 * V.Count)));
            V x4 = V.Broadcast(ref Unsafe.Add(ref x, i + 4));
            V.Accumulate(ref e0, x4, V.Load(ref Unsafe.Add(ref weights, 4 * V.Count)));
            V x5 = V.Broadcast(ref Unsafe.Add(ref x, i + 5));
            V.Accumulate(ref f0, x5, V.Load(ref Unsafe.Add(ref weights, 5 * V.Count)));
            V x6 = V.Broadcast(ref Unsafe.Add(ref x, i + 6));
            V.Accumulate(ref g0, x6, V.Load(ref Unsafe.Add(ref weights, 6 * V.Count)));
            V x7 = V.Broadcast(ref Unsafe.Add(ref x, i + 7));
            V.Accumulate(ref h0, x7, V.Load(ref Unsafe.Add(ref weights, 7 * V.Count)));
            weights = ref Unsafe.Add(ref weights, 8 * V.Count);
        }

        for (; i < features; i++)
        {
            V x0 = V.Broadcast(ref Unsafe.Add(ref x, i));
            V.Accumulate(ref a0, x0, V.Load(ref weights));
            weights = ref Unsafe.Add(ref weights, 1 * V.Count);
        }

        (((a0 + b0) + (c0 + d0)) + ((e0 + f0) + (g0 + h0))).Store(ref y);
    }
}
