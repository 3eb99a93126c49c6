using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Lays a dense layer's weights as <see cref="Dense"/> reads them.</summary>
public static class DensePacking
{
    /// <summary>Weights whose input is a vector, or a planar map that was flattened.</summary>
    /// <param name="weights">units x features, row-major.</param>
    /// <param name="bias">units.</param>
    /// <param name="packedWeights">Room for units, to whole vectors, times features.</param>
    /// <param name="packedBias">Room for units, to whole vectors.</param>
    public static void Pack<V>(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> packedWeights, Span<float> packedBias)
        where V : struct, ILanes<V> => Pack<V>(weights, bias, packedWeights, packedBias, channels: weights.Length / bias.Length, pixels: 1);

    /// <summary>
    /// Weights whose input is a flattened map that lies in blocks: feature (c, pixel) of the file is read at
    /// ((c / V.Count)*pixels + pixel)*V.Count + c % V.Count, so the columns change places here and the map need not.
    /// </summary>
    /// <param name="weights">units x (channels*pixels), row-major.</param>
    /// <param name="bias">units.</param>
    /// <param name="packedWeights">Room for units, to whole vectors, times features.</param>
    /// <param name="packedBias">Room for units, to whole vectors.</param>
    /// <param name="channels">C of the map; with more than one pixel a multiple of V.Count.</param>
    /// <param name="pixels">H*W of the map.</param>
    public static void Pack<V>(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> packedWeights, Span<float> packedBias, int channels, int pixels)
        where V : struct, ILanes<V>
    {
        int units = bias.Length;
        int features = channels * pixels;
        int vectors = (units + V.Count - 1) / V.Count;
        bias.CopyTo(packedBias);
        int at = 0;
        for (int vector = 0; vector < vectors;)
        {
            int group = Dense.GroupSize(vectors - vector);
            for (int i = 0; i < features; i++)
            {
                int feature = pixels == 1 ? i : Feature(i, pixels, V.Count);
                for (int lane = 0; lane < group * V.Count; lane++)
                {
                    int unit = (vector * V.Count) + lane;
                    packedWeights[at++] = unit < units ? weights[(int)(((long)unit * features) + feature)] : 0f;
                }
            }

            vector += group;
        }
    }

    /// <summary>The row-major feature c*pixels + pixel that lies at <paramref name="position"/> of a blocked map.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Feature(int position, int pixels, int lanes)
    {
        int channel = (position / (pixels * lanes) * lanes) + (position % lanes);
        return (channel * pixels) + (position / lanes % pixels);
    }
}
