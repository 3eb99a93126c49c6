using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>An activation that stands alone, on a blocked map; a vector of n features is a map of n x 1 x 1.</summary>
public static class Elementwise
{
    /// <summary>y = activation(x); the two may be the same buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        int rowLength = xMap.Width * V.Count;
        for (BlockRows rows = new(xMap.Blocks(V.Count), xMap.Height, part); rows.More; rows.Advance())
        {
            ref float from = ref Unsafe.Add(ref x, ((rows.Block * xMap.PlaneStride) + (rows.Row * xMap.RowStride)) * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            if (LogisticRow.Has<TActivation>())
            {
                LogisticRow.Run<V, TActivation>(ref from, ref to, rowLength);
                continue;
            }

            for (int i = 0; i < rowLength; i += V.Count)
            {
                TActivation.Apply(V.Load(ref Unsafe.Add(ref from, i))).Store(ref Unsafe.Add(ref to, i));
            }
        }
    }

    /// <summary>Applies an activation in place to <paramref name="length"/> floats, a multiple of V.Count: a row that a kernel has just written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InPlace<V, TActivation>(ref float x, int length)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        if (LogisticRow.Has<TActivation>())
        {
            LogisticRow.Run<V, TActivation>(ref x, ref x, length);
            return;
        }

        int i = 0;
        for (; i <= length - (2 * V.Count); i += 2 * V.Count)
        {
            ref float first = ref Unsafe.Add(ref x, i);
            ref float second = ref Unsafe.Add(ref x, i + V.Count);
            TActivation.Apply(V.Load(ref first)).Store(ref first);
            TActivation.Apply(V.Load(ref second)).Store(ref second);
        }

        if (i < length)
        {
            ref float last = ref Unsafe.Add(ref x, i);
            TActivation.Apply(V.Load(ref last)).Store(ref last);
        }
    }
}
