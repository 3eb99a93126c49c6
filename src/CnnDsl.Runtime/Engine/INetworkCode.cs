using System.ComponentModel;
using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Engine;

/// <summary>
/// What the generator writes for one network and <see cref="NetworkEngine{TNetwork}"/> calls. Not for users: the methods
/// take references without lengths, and trust the engine to have checked the buffers behind them.
/// </summary>
/// <typeparam name="TSelf">The network's class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetworkCode<TSelf> : INetwork<TSelf>
    where TSelf : INetworkCode<TSelf>
{
    /// <summary>Floats of the packed weights, enough for every vector width.</summary>
    static abstract int PackedLength { get; }

    /// <summary>Floats of the workspace, enough for every vector width.</summary>
    static abstract int WorkspaceLength { get; }

    /// <summary>Names every layer's part in the packed weights, and the order in which its kernels read them.</summary>
    static abstract void Pack(WeightPacking packing);

    /// <summary>Whether any step is worth being shared by several threads.</summary>
    static abstract bool IsShared { get; }

    /// <summary>The vector widths that the code is for, narrowest first.</summary>
    static virtual ReadOnlySpan<VectorWidth> Widths => [VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512];

    /// <summary>Has the JIT compile the kernels that take it long, those that are needed last first; computes nothing.</summary>
    static virtual void Compile<V>()
        where V : struct, ILanes<V>
    {
    }

    /// <summary>Where in the workspace the head of an image begins that goes alone.</summary>
    static virtual int HeadOffset => 0;

    /// <summary>Floats of an image's head: what the layers read and write that the images of a batch go through together; 0 where there are none.</summary>
    static virtual int HeadLength => 0;

    /// <summary>
    /// Runs one image, or this thread's share of it, up to the layers of <see cref="RunHead"/>. All buffers are at least as long as the
    /// constants say; none overlap, but that the head may be the workspace's. All threads of a crew run it with the same buffers.
    /// </summary>
    static abstract void Run<V>(ref float input, ref float output, ref float weights, ref float workspace, ref float head, ref Crew crew)
        where V : struct, ILanes<V>;

    /// <summary>Runs the last layers of some images, whose inputs, outputs and heads lie side by side, or this thread's share of them.</summary>
    static virtual void RunHead<V>(ref float input, ref float output, ref float weights, ref float head, int images, ref Crew crew)
        where V : struct, ILanes<V>
    {
    }
}
