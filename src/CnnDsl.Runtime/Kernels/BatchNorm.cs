using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Batch normalization that no convolution or dense layer could take in: y = activation(x * scale + shift), channel by channel, on a blocked map.</summary>
public static class BatchNorm
{
    /// <summary>x and y may be the same buffer. <paramref name="scale"/> and <paramref name="shift"/> have one float a channel, to whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(ref float x, in MapLayout xMap, ref float scale, ref float shift, ref float y, in MapLayout yMap, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        for (BlockRows rows = new(xMap.Blocks(V.Count), xMap.Height, part); rows.More; rows.Advance())
        {
            V a = V.Load(ref Unsafe.Add(ref scale, rows.Block * V.Count));
            V b = V.Load(ref Unsafe.Add(ref shift, rows.Block * V.Count));
            ref float from = ref Unsafe.Add(ref x, ((rows.Block * xMap.PlaneStride) + (rows.Row * xMap.RowStride)) * V.Count);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            for (int i = 0; i < xMap.Width * V.Count; i += V.Count)
            {
                TActivation.Apply(V.MultiplyAdd(V.Load(ref Unsafe.Add(ref from, i)), a, b)).Store(ref Unsafe.Add(ref to, i));
            }
        }
    }
}
