using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Weights;

/// <summary>One layer's weights on their way into the packed ones: in parts that write to places of their own.</summary>
internal sealed class PackingTask(FilterPacking packing, FoldedWeights folded, PackedFloats packed, LaneWidth width)
{
    private int _left = packing.Parts(width);

    public int Parts { get; } = packing.Parts(width);

    /// <summary>Packs a part; after the last of them the weights are let go.</summary>
    public void Pack(int part)
    {
        packing.Pack(part, folded, packed.Span, width);
        if (Interlocked.Decrement(ref _left) == 0)
        {
            folded.Release();
        }
    }
}
