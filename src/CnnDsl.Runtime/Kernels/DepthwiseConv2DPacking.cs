using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Lays a depthwise convolution's weights as its emitted kernel reads them.</summary>
public static class DepthwiseConv2DPacking
{
    /// <summary>For each block of channels, for each tap, the block's channels side by side.</summary>
    /// <param name="weights">channels x 1 x taps, row-major.</param>
    /// <param name="bias">channels.</param>
    /// <param name="packedWeights">Room for the channels, to whole vectors, times the taps.</param>
    /// <param name="packedBias">Room for the channels, to whole vectors.</param>
    public static void Pack<V>(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> packedWeights, Span<float> packedBias)
        where V : struct, ILanes<V>
    {
        int channels = bias.Length;
        int taps = weights.Length / channels;
        bias.CopyTo(packedBias);
        for (int c = 0; c < channels; c++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                packedWeights[((((c / V.Count) * taps) + tap) * V.Count) + (c % V.Count)] = weights[(c * taps) + tap];
            }
        }
    }
}
