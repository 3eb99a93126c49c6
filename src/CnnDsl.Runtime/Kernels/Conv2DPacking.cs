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
            PackBlock(own, packed[at..], filter, tile, c, blockEnd);
            at += (blockEnd - c) * Taps * tile;
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

    /// <summary>The channels [first, end) of a block, to the places from <paramref name="packed"/>'s first on.</summary>
    private void PackBlock(ReadOnlySpan<float> rows, Span<float> packed, int filter, int tile, int first, int end)
    {
        int filtersPerGroup = Filters / Groups;
        for (int c = first; c < end;)
        {
            int group = c / ChannelsPerGroup;
            int channels = Math.Min(end, (group + 1) * ChannelsPerGroup) - c;
            int begin = Math.Max(0, (group * filtersPerGroup) - filter);
            int filters = Math.Min(Math.Min(tile, Filters - filter), ((group + 1) * filtersPerGroup) - filter) - begin;
            ReadOnlySpan<float> from = rows[(((begin * ChannelsPerGroup) + (c % ChannelsPerGroup)) * Taps)..];
            Span<float> to = packed[(((c - first) * (RowTaps ? KernelWidth : 1) * tile) + begin)..];
            PackGroup(from, to, filters, channels, tile, end - first);
            c += channels;
        }
    }

    /// <summary>Channels of one group, of the filters of a tile that are its own; <paramref name="block"/> channels share a tap's place.</summary>
    private void PackGroup(ReadOnlySpan<float> from, Span<float> to, int filters, int channels, int tile, int block)
    {
        (int outer, int columns, int fromOuter, int fromStep, int toOuter) = RowTaps
            ? (channels, KernelWidth, Taps, 1, KernelWidth)
            : (KernelWidth, channels, 1, Taps, block);
        for (int ky = 0; ky < KernelHeight; ky++)
        {
            for (int i = 0; i < outer; i++)
            {
                Span<float> place = to[(((ky * KernelWidth * block) + (i * toOuter)) * tile)..];
                Transpose(from[((ky * KernelWidth) + (i * fromOuter))..], filters, ChannelsPerGroup * Taps, fromStep, place, columns, tile);
            }
        }
    }
}
