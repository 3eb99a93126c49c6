using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>(x - mean)/sqrt(var + epsilon) * weight + bias with mean and variance of the image's own numbers.</summary>
public static class LayerNorm
{
    /// <summary>Over each of <paramref name="rows"/> rows of <paramref name="size"/> floats in planes; weight and bias have one row.</summary>
    public static void Run(ref float x, ref float weight, ref float bias, ref float y, int rows, int size, float epsilon, Part part = default)
    {
        ReadOnlySpan<float> scale = MemoryMarshal.CreateReadOnlySpan(ref weight, size);
        ReadOnlySpan<float> shift = MemoryMarshal.CreateReadOnlySpan(ref bias, size);
        (int first, int end) = part.Of(rows);
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<float> from = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, row * size), size);
            Span<float> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * size), size);

            // The mean goes off first: squares of large numbers with a small spread would cancel.
            TensorPrimitives.Subtract(from, TensorPrimitives.Sum(from) / size, to);
            float deviation = MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(to) / size) + epsilon);
            TensorPrimitives.Divide(to, deviation, to);
            TensorPrimitives.MultiplyAdd(to, scale, shift, to);
        }
    }

    /// <summary>Over the channels at each pixel of a map in blocks; weight and bias have one float a channel, to whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunChannels<V>(ref float x, in MapLayout xMap, ref float weight, ref float bias, ref float y, in MapLayout yMap, float epsilon, Part part = default)
        where V : struct, ILanes<V>
    {
        (int first, int end) = part.Of(xMap.Height);
        for (int row = first; row < end; row++)
        {
            for (int column = 0; column < xMap.Width; column++)
            {
                ref float from = ref Unsafe.Add(ref x, ((row * xMap.RowStride) + column) * V.Count);
                ref float to = ref Unsafe.Add(ref y, ((row * yMap.RowStride) + column) * V.Count);
                float mean = Total<V>(ref from, xMap) / xMap.Channels;
                float variance = TotalOfSquares<V>(ref from, xMap, mean) / xMap.Channels;
                V deviation = V.Splat(MathF.Sqrt(variance + epsilon));
                for (int block = 0; block < xMap.Blocks(V.Count); block++)
                {
                    V normalized = (V.Load(ref Unsafe.Add(ref from, block * xMap.PlaneStride * V.Count)) - V.Splat(mean)) / deviation;
                    V result = V.MultiplyAdd(
                        normalized, V.Load(ref Unsafe.Add(ref weight, block * V.Count)), V.Load(ref Unsafe.Add(ref bias, block * V.Count)));
                    result.Store(ref Unsafe.Add(ref to, block * yMap.PlaneStride * V.Count));
                }
            }
        }
    }

    private static float Total<V>(ref float pixel, in MapLayout map)
        where V : struct, ILanes<V>
    {
        V sum = V.Zero;
        for (int block = 0; block < map.Blocks(V.Count); block++)
        {
            // Lanes behind the last channel are left out.
            sum += Partial.Load<V>(ref Unsafe.Add(ref pixel, block * map.PlaneStride * V.Count), map.Channels - (block * V.Count));
        }

        return Horizontal.Reduce<V, Sum>(sum);
    }

    private static float TotalOfSquares<V>(ref float pixel, in MapLayout map, float mean)
        where V : struct, ILanes<V>
    {
        V sum = V.Zero;
        for (int block = 0; block < map.Blocks(V.Count); block++)
        {
            V difference = Partial.Load<V>(ref Unsafe.Add(ref pixel, block * map.PlaneStride * V.Count), map.Channels - (block * V.Count), mean) - V.Splat(mean);
            sum = V.MultiplyAdd(difference, difference, sum);
        }

        return Horizontal.Reduce<V, Sum>(sum);
    }
}
