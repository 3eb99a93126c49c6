using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>
/// How <see cref="RowConv2D"/> reads its weights, filters x channels x FH x FW, and its bias: for the filters that are under way
/// together, channel, tap row, tap column, filter. A single filter stands there twice.
/// </summary>
/// <param name="Filters">Output channels.</param>
/// <param name="Taps">Channels*FH*FW.</param>
public sealed record RowConv2DPacking(int Filters, int Taps) : FilterPacking
{
    internal override int Parts(LaneWidth width) => 1;

    internal override void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width)
    {
        byte[] rented = Rent(Taps);
        Span<float> filter = Floats(rented)[..Taps];
        for (int group = 0; group < RowConv2D.Groups(Filters); group++)
        {
            (int first, int end) = RowConv2D.FiltersOf(group, Filters);
            int slots = Math.Max(2, end - first);
            for (int slot = 0; slot < slots; slot++)
            {
                weights.ReadFilters(Math.Min(first + slot, Filters - 1), filter);
                for (int tap = 0; tap < Taps; tap++)
                {
                    packed[(first * Taps) + (tap * slots) + slot] = filter[tap];
                }
            }
        }

        Return(rented);
    }
}
