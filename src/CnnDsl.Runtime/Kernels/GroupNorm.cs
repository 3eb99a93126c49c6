using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Groups of channels normalized by their common mean and variance, on blocked maps; with as many groups as channels, instance normalization.</summary>
public static class GroupNorm
{
    /// <summary>
    /// y = activation((x - mean)/sqrt(var + epsilon) * weight + bias) in three passes: means, squared deviations from them, which
    /// do not cancel, and the result. x and y may be the same buffer. Weight, bias and the two parts of
    /// <paramref name="scratch"/> have a float for each channel, to whole blocks of 16.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(
        ref float x, in MapLayout xMap, ref float weight, ref float bias, ref float scratch, ref float y, in MapLayout yMap, int groups, float epsilon)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        ref float means = ref scratch;
        ref float scales = ref Unsafe.Add(ref scratch, (xMap.Channels + 15) / 16 * 16);
        for (int block = 0; block < xMap.Blocks(V.Count); block++)
        {
            Sum<V>(ref x, xMap, block).Store(ref Unsafe.Add(ref means, block * V.Count));
        }

        Share(ref means, xMap, groups);
        for (int block = 0; block < xMap.Blocks(V.Count); block++)
        {
            SquaredDeviations(ref x, xMap, block, V.Load(ref Unsafe.Add(ref means, block * V.Count))).Store(ref Unsafe.Add(ref scales, block * V.Count));
        }

        Share(ref scales, xMap, groups);
        for (int c = 0; c < xMap.Channels; c++)
        {
            ref float scale = ref Unsafe.Add(ref scales, c);
            scale = (float)(Unsafe.Add(ref weight, c) / Math.Sqrt((double)scale + epsilon));
        }

        Apply<V, TActivation>(ref x, xMap, ref means, ref scales, ref bias, ref y, yMap);
    }

    /// <summary>Each channel's sum becomes the mean of its group; lanes behind the last channel stay out of it.</summary>
    private static void Share(ref float sums, in MapLayout map, int groups)
    {
        int channels = map.Channels / groups;
        double count = (double)channels * map.Height * map.Width;
        for (int first = 0; first < map.Channels; first += channels)
        {
            double sum = 0;
            for (int c = first; c < first + channels; c++)
            {
                sum += Unsafe.Add(ref sums, c);
            }

            float mean = (float)(sum / count);
            for (int c = first; c < first + channels; c++)
            {
                Unsafe.Add(ref sums, c) = mean;
            }
        }
    }

    /// <summary>Of each lane; a sum for each row first, for many short sums lose fewer bits than a long one.</summary>
    private static V Sum<V>(ref float x, in MapLayout map, int block)
        where V : struct, ILanes<V>
    {
        V sum = V.Zero;
        for (int row = 0; row < map.Height; row++)
        {
            ref float from = ref Unsafe.Add(ref x, ((block * map.PlaneStride) + (row * map.RowStride)) * V.Count);
            V rowSum = V.Zero;
            for (int column = 0; column < map.Width; column++)
            {
                rowSum += V.Load(ref Unsafe.Add(ref from, column * V.Count));
            }

            sum += rowSum;
        }

        return sum;
    }

    private static V SquaredDeviations<V>(ref float x, in MapLayout map, int block, V mean)
        where V : struct, ILanes<V>
    {
        V sum = V.Zero;
        for (int row = 0; row < map.Height; row++)
        {
            ref float from = ref Unsafe.Add(ref x, ((block * map.PlaneStride) + (row * map.RowStride)) * V.Count);
            V rowSum = V.Zero;
            for (int column = 0; column < map.Width; column++)
            {
                V deviation = V.Load(ref Unsafe.Add(ref from, column * V.Count)) - mean;
                rowSum = V.MultiplyAdd(deviation, deviation, rowSum);
            }

            sum += rowSum;
        }

        return sum;
    }

    private static void Apply<V, TActivation>(
        ref float x, in MapLayout xMap, ref float means, ref float scales, ref float bias, ref float y, in MapLayout yMap)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        for (int block = 0; block < xMap.Blocks(V.Count); block++)
        {
            V mean = V.Load(ref Unsafe.Add(ref means, block * V.Count));
            V scale = V.Load(ref Unsafe.Add(ref scales, block * V.Count));
            V shift = V.Load(ref Unsafe.Add(ref bias, block * V.Count));
            for (int row = 0; row < xMap.Height; row++)
            {
                ref float from = ref Unsafe.Add(ref x, ((block * xMap.PlaneStride) + (row * xMap.RowStride)) * V.Count);
                ref float to = ref Unsafe.Add(ref y, ((block * yMap.PlaneStride) + (row * yMap.RowStride)) * V.Count);
                for (int i = 0; i < xMap.Width * V.Count; i += V.Count)
                {
                    V normalized = V.MultiplyAdd(V.Load(ref Unsafe.Add(ref from, i)) - mean, scale, shift);
                    TActivation.Apply(normalized).Store(ref Unsafe.Add(ref to, i));
                }
            }
        }
    }
}
