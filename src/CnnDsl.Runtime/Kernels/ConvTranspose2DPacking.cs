using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>
/// How a transposed convolution reads its weights, channels x filters/groups x FH x FW: for each vector of filters, for each tap, for
/// each channel that the vector reads, the filters side by side. With groups, a vector reads the channels of every group that it
/// touches, and a filter has 0 for those that are not its own.
/// </summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels of the whole layer, all groups together.</param>
/// <param name="Groups">Groups that share no channels.</param>
/// <param name="Taps">FH*FW.</param>
public sealed record ConvTranspose2DPacking(int Filters, int Channels, int Groups, int Taps) : FilterPacking
{
    internal override int Parts(LaneWidth width) => (Filters + width.Count - 1) / width.Count;

    /// <summary>Packs a vector of filters.</summary>
    internal override void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width)
    {
        int filter = part * width.Count;
        (int first, int end) = ChannelsOf(filter, width.Count, Channels, Filters, Groups);
        int at = Start(part, width.Count);
        byte[] rented = Rent(width.Count * Taps);
        Span<float> run = Floats(rented);
        for (int c = first; c < end; c++)
        {
            // The lanes whose filters are of the channel's group.
            int filtersPerGroup = Filters / Groups;
            int own = c / (Channels / Groups) * filtersPerGroup;
            int begin = Math.Max(filter, own);
            Span<float> weightsOfLanes = run[..((Math.Min(Math.Min(filter + width.Count, Filters), own + filtersPerGroup) - begin) * Taps)];
            weights.Read(begin, Taps, (((long)c * filtersPerGroup) + (begin - own)) * Taps, weightsOfLanes);
            for (int i = 0; i < weightsOfLanes.Length; i++)
            {
                packed[at + ((((i % Taps * (end - first)) + (c - first)) * width.Count) + (begin - filter) + (i / Taps))] = weightsOfLanes[i];
            }
        }

        Return(rented);
    }

    /// <summary>The input channels [first, end) of all groups that a vector of filters belongs to.</summary>
    internal static (int First, int End) ChannelsOf(int filter, int lanes, int channels, int filters, int groups)
    {
        (int filtersPerGroup, int channelsPerGroup) = (filters / groups, channels / groups);
        int last = Math.Min(filter + lanes, filters) - 1;
        return (filter / filtersPerGroup * channelsPerGroup, ((last / filtersPerGroup) + 1) * channelsPerGroup);
    }

    /// <summary>Where a vector begins: behind all channels of those before it.</summary>
    private int Start(int part, int lanes)
    {
        int channels = 0;
        for (int before = 0; before < part; before++)
        {
            (int first, int end) = ChannelsOf(before * lanes, lanes, Channels, Filters, Groups);
            channels += end - first;
        }

        return channels * Taps * lanes;
    }
}
