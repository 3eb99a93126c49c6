using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>
/// How <see cref="RowConv2D"/> reads its weights, filters x channels x FH x FW, and its bias: for the filters that are under way
/// together, channel, tap row, tap column, filter. Filters beyond the last are the last once more.
/// </summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Taps">Channels*FH*FW.</param>
public sealed record RowConv2DPacking(int Filters, int Taps) : FilterPacking
{
    internal override int Parts(LaneWidth width) => 1;

    internal override void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width)
    {
        int together = RowConv2D.Together(width.Registers);
        byte[] rented = Rent(Taps);
        Span<float> filter = Floats(rented)[..Taps];
        for (int slot = 0; slot < Slots(together); slot++)
        {
            weights.ReadFilters(Math.Min(slot, Filters - 1), filter);
            for (int tap = 0; tap < Taps; tap++)
            {
                packed[(((slot / together * Taps) + tap) * together) + (slot % together)] = filter[tap];
            }
        }

        Return(rented);
    }

    internal override void PackBias(ReadOnlySpan<float> bias, Span<float> packed, LaneWidth width)
    {
        for (int slot = 0; slot < Slots(RowConv2D.Together(width.Registers)); slot++)
        {
            packed[slot] = bias[Math.Min(slot, Filters - 1)];
        }
    }

    /// <summary>Room for the filters, to whole threes or pairs.</summary>
    private int Slots(int together) => (Filters + together - 1) / together * together;
}
