using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Engine;

/// <summary>Makes a network's packed weights: the only copy that stays.</summary>
internal static class PackedWeights
{
    /// <summary>Floats from which on packing is worth more than one thread, and than loading the code that shares it out.</summary>
    private const int SharedLength = 1 << 20;

    /// <summary>Weights as the kernels of a width read them.</summary>
    public static AlignedArray Of<TNetwork>(WeightSet tensors, VectorWidth width)
        where TNetwork : INetworkCode<TNetwork>
    {
        AlignedArray packed = new(TNetwork.PackedLength);
        WeightPacking packing = new(tensors, packed.Floats, LaneWidth.Of(width));
        TNetwork.Pack(packing);
        packing.Run(packed.Length < SharedLength ? 1 : Environment.ProcessorCount);
        return packed;
    }
}
