using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Batch normalization that no convolution or dense layer could take in: y = activation(x * scale + shift), channel by channel, on a blocked map.</summary>
public static class BatchNorm
{
    /// <summary>x and y may be the same buffer. <paramref name="scale"/> and <paramref name="shift"/> have one float a channel, to whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(ref float x, in MapLayout xMap, ref float scale, ref float shift, ref float y, in MapLayout yMap)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        int blocks = xMap.Blocks(V.Count);
        for (int block = 0; block < blocks; block++)
        {
            V a = V.Load(ref Unsafe.Add(ref scale, block * V.Count));
            V b = V.Load(ref Unsafe.Add(ref shift, block * V.Count));
            for (int row = 0; row < xMap.Height; row++)
            {
                ref float from = ref Unsafe.Add(ref x, ((block * xMap.PlaneStride) + (row * xMap.RowStride)) * V.Count);
                ref float to = ref Unsafe.Add(ref y, ((block * yMap.PlaneStride) + (row * yMap.RowStride)) * V.Count);
                for (int i = 0; i < xMap.Width * V.Count; i += V.Count)
                {
                    TActivation.Apply(V.MultiplyAdd(V.Load(ref Unsafe.Add(ref from, i)), a, b)).Store(ref Unsafe.Add(ref to, i));
                }
            }
        }
    }
}
