using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>How an emitted convolution reads its weights; the generator decides it, so it is the same for every machine of one register count.</summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels of the whole layer, all groups together.</param>
/// <param name="Groups">Groups that share no channels.</param>
/// <param name="KernelHeight">Taps downwards.</param>
/// <param name="KernelWidth">Taps to the right.</param>
/// <param name="Planar">Whether the input is planar: then the kernel goes channel by channel, not block by block.</param>
/// <param name="TileVectors">Vectors of output channels in one register tile.</param>
/// <param name="RowTaps">Whether the tile keeps a whole row of taps in registers: then the columns of the kernel are innermost.</param>
public readonly record struct Conv2DPacking(
    int Filters, int Channels, int Groups, int KernelHeight, int KernelWidth, bool Planar, int TileVectors, bool RowTaps)
{
    /// <summary>
    /// Lays the weights as the register tiles read them, one sequential stream: for each tile of output channels, for each block
    /// of input channels, for each tap, for each channel of the block, the tile's filters side by side. (With
    /// <see cref="RowTaps"/>: tap row, channel, tap column.)
    /// With groups, a tile reads the channels of every group that it touches, and a filter has 0 for the groups that are not its own.
    /// </summary>
    /// <param name="weights">filters x channels/groups x FH x FW, row-major.</param>
    /// <param name="bias">filters.</param>
    /// <param name="packedWeights">Where the weights go.</param>
    /// <param name="packedBias">Where the bias goes; lanes beyond the filters stay 0.</param>
    public void Pack<V>(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> packedWeights, Span<float> packedBias)
        where V : struct, ILanes<V>
    {
        bias.CopyTo(packedBias);
        int tile = TileVectors * V.Count;
        int blockSize = Planar ? 1 : V.Count;
        int at = 0;
        for (int filter = 0; filter < Filters; filter += tile)
        {
            (int first, int end) = ChannelsOf(filter, tile);
            for (int c = first; c < end;)
            {
                int blockEnd = Math.Min(end, (c / blockSize * blockSize) + blockSize);
                at = PackBlock(weights, packedWeights, at, filter, tile, c, blockEnd);
                c = blockEnd;
            }
        }
    }

    /// <summary>The input channels [first, end) that the filters of one tile read.</summary>
    private (int First, int End) ChannelsOf(int filter, int tile)
    {
        int filtersPerGroup = Filters / Groups;
        int channelsPerGroup = Channels / Groups;
        int last = Math.Min(filter + tile, Filters) - 1;
        return (filter / filtersPerGroup * channelsPerGroup, ((last / filtersPerGroup) + 1) * channelsPerGroup);
    }

    private int PackBlock(ReadOnlySpan<float> weights, Span<float> packed, int at, int filter, int tile, int first, int end)
    {
        for (int ky = 0; ky < KernelHeight; ky++)
        {
            int steps = KernelWidth * (end - first);
            for (int step = 0; step < steps; step++)
            {
                (int kx, int c) = RowTaps
                    ? (step % KernelWidth, first + (step / KernelWidth))
                    : (step / (end - first), first + (step % (end - first)));
                for (int lane = 0; lane < tile; lane++)
                {
                    packed[at++] = Weight(weights, filter + lane, c, ky, kx);
                }
            }
        }

        return at;
    }

    /// <summary>The weight of a filter for an input channel; 0 where the filter does not exist or the channel is of another group.</summary>
    private float Weight(ReadOnlySpan<float> weights, int filter, int channel, int ky, int kx)
    {
        int channelsPerGroup = Channels / Groups;
        if (filter >= Filters || filter / (Filters / Groups) != channel / channelsPerGroup)
        {
            return 0f;
        }

        long index = ((((long)filter * channelsPerGroup) + (channel % channelsPerGroup)) * KernelHeight) + ky;
        return weights[(int)((index * KernelWidth) + kx)];
    }
}
