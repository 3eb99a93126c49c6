using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>
/// How a depthwise convolution's emitted kernel reads its weights, channels x 1 x FH x FW: for each block of channels, for each tap, the
/// block's channels side by side.
/// </summary>
/// <param name="Channels">C.</param>
/// <param name="Taps">FH*FW.</param>
public sealed record DepthwiseConv2DPacking(int Channels, int Taps) : FilterPacking
{
    internal override int Parts(LaneWidth width) => 1;

    internal override void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width)
    {
        byte[] rented = Rent(width.Count * Taps);
        Span<float> rows = Floats(rented);
        for (int block = 0; block < Channels; block += width.Count)
        {
            int lanes = Math.Min(width.Count, Channels - block);
            weights.ReadFilters(block, rows[..(lanes * Taps)]);
            Transpose(rows, lanes, Taps, 1, packed[(block * Taps)..], Taps, width.Count);
        }

        Return(rented);
    }
}
