using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>How a transposed convolution reads its weights.</summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels of the whole layer, all groups together.</param>
/// <param name="Groups">Groups that share no channels.</param>
/// <param name="Taps">FH*FW.</param>
public readonly record struct ConvTranspose2DPacking(int Filters, int Channels, int Groups, int Taps)
{
    /// <summary>
    /// For each vector of filters, for each tap, for each channel that the vector reads, the filters side by side. With groups, a
    /// vector reads the channels of every group that it touches, and a filter has 0 for those that are not its own.
    /// </summary>
    /// <param name="weights">channels x filters/groups x FH x FW, row-major.</param>
    /// <param name="bias">filters.</param>
    /// <param name="packedWeights">Where the weights go.</param>
    /// <param name="packedBias">Where the bias goes; lanes beyond the filters stay 0.</param>
    public void Pack<V>(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> packedWeights, Span<float> packedBias)
        where V : struct, ILanes<V>
    {
        bias.CopyTo(packedBias);
        int at = 0;
        for (int filter = 0; filter < Filters; filter += V.Count)
        {
            (int first, int end) = ChannelsOf(filter, V.Count, Channels, Filters, Groups);
            for (int tap = 0; tap < Taps; tap++)
            {
                for (int c = first; c < end; c++)
                {
                    for (int lane = 0; lane < V.Count; lane++)
                    {
                        packedWeights[at++] = Weight(weights, filter + lane, c, tap);
                    }
                }
            }
        }
    }

    /// <summary>The input channels [first, end) of all groups that a vector of filters belongs to.</summary>
    internal static (int First, int End) ChannelsOf(int filter, int lanes, int channels, int filters, int groups)
    {
        (int filtersPerGroup, int channelsPerGroup) = (filters / groups, channels / groups);
        int last = Math.Min(filter + lanes, filters) - 1;
        return (filter / filtersPerGroup * channelsPerGroup, ((last / filtersPerGroup) + 1) * channelsPerGroup);
    }

    /// <summary>0 where the filter does not exist or the channel is of another group.</summary>
    private float Weight(ReadOnlySpan<float> weights, int filter, int channel, int tap)
    {
        int filtersPerGroup = Filters / Groups;
        bool isOwn = filter < Filters && filter / filtersPerGroup == channel / (Channels / Groups);
        return isOwn ? weights[(((channel * filtersPerGroup) + (filter % filtersPerGroup)) * Taps) + tap] : 0f;
    }
}
