using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>
/// How an emitted convolution reads its weights, filters x channels/groups x FH x FW. The generator decides it, so it is the same for
/// every machine of one register count. One sequential stream: for each tile of output channels, for each block of input channels,
/// for each tap, for each channel of the block, the tile's filters side by side. (With <see cref="RowTaps"/>: tap row, channel, tap
/// column.) With groups, a tile reads the channels of every group that it touches, and a filter has 0 for those that are not its own.
/// </summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels of the whole layer, all groups together.</param>
/// <param name="Groups">Groups that share no channels.</param>
/// <param name="KernelHeight">Taps downwards.</param>
/// <param name="KernelWidth">Taps to the right.</param>
/// <param name="Planar">Whether the input is planar: then the kernel goes channel by channel, not block by block.</param>
/// <param name="TileVectors">Vectors of output channels in one register tile.</param>
/// <param name="RowTaps">Whether the tile keeps a whole row of taps in registers: then the columns of the kernel are innermost.</param>
public sealed record Conv2DPacking(
    int Filters, int Channels, int Groups, int KernelHeight, int KernelWidth, bool Planar, int TileVectors, bool RowTaps) : FilterPacking
{
    private int Taps => KernelHeight * KernelWidth;

    private int ChannelsPerGroup => Channels / Groups;

    internal override int Parts(LaneWidth width) => (Filters + (TileVectors * width.Count) - 1) / (TileVectors * width.Count);

    /// <summary>Packs a tile of filters.</summary>
    internal override void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width)
    {
        int tile = TileVectors * width.Count;
        int filter = part * tile;
        int row = ChannelsPerGroup * Taps;
        byte[] rented = Rent(tile * row);
        Span<float> own = Floats(rented)[..(Math.Min(tile, Filters - filter) * row)];
        weights.ReadFilters(filter, own);
        int blockSize = Planar ? 1 : width.Count;
        int at = Start(part, tile);
        (int first, int end) = ChannelsOf(filter, tile);
        for (int c = first; c < end;)
        {
            int blockEnd = Math.Min(end, (c / blockSize * blockSize) + blockSize);
            at = PackBlock(own, packed, at, filter, tile, c, blockEnd);
            c = blockEnd;
        }

        Return(rented);
    }

    /// <summary>Where a tile begins: behind all channels of those before it.</summary>
    private int Start(int part, int tile)
    {
        int channels = 0;
        for (int before = 0; before < part; before++)
        {
            (int first, int end) = ChannelsOf(before * tile, tile);
            channels += end - first;
        }

        return channels * Taps * tile;
    }

    /// <summary>The input channels [first, end) that the filters of one tile read.</summary>
    private (int First, int End) ChannelsOf(int filter, int tile)
    {
        int filtersPerGroup = Filters / Groups;
        int last = Math.Min(filter + tile, Filters) - 1;
        return (filter / filtersPerGroup * ChannelsPerGroup, ((last / filtersPerGroup) + 1) * ChannelsPerGroup);
    }

    private int PackBlock(ReadOnlySpan<float> rows, Span<float> packed, int at, int filter, int tile, int first, int end)
    {
        for (int ky = 0; ky < KernelHeight; ky++)
        {
            int steps = KernelWidth * (end - first);
            for (int step = 0; step < steps; step++)
            {
                (int kx, int c) = RowTaps
                    ? (step % KernelWidth, first + (step / KernelWidth))
                    : (step / (end - first), first + (step % (end - first)));
                PackTap(rows, packed.Slice(at, tile), filter, c, (ky * KernelWidth) + kx);
                at += tile;
            }
        }

        return at;
    }

    /// <summary>One weight of each filter of a tile.</summary>
    private void PackTap(ReadOnlySpan<float> rows, Span<float> lanes, int filter, int channel, int tap)
    {
        int row = ChannelsPerGroup * Taps;
        int filtersPerGroup = Filters / Groups;
        int group = channel / ChannelsPerGroup;
        int begin = Math.Max(0, (group * filtersPerGroup) - filter);
        int end = Math.Min(Math.Min(lanes.Length, Filters - filter), ((group + 1) * filtersPerGroup) - filter);
        int index = (channel % ChannelsPerGroup * Taps) + tap;
        for (int lane = begin; lane < end; lane++)
        {
            lanes[lane] = rows[(lane * row) + index];
        }
    }
}
