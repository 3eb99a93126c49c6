using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Engine;

/// <summary>Images in memory that stays where it is, the caller's workspace, and the heads of a group of several.</summary>
internal readonly record struct ImageBatch(nint Input, nint Output, int Images, AlignedArray Workspace, AlignedArray? Heads);

/// <summary>Some images of a batch.</summary>
internal readonly record struct ImageRange(int First, int Count);

/// <summary>Calls a network's emitted code for images of a batch: finds their inputs, outputs and heads.</summary>
internal sealed class ImageRunner<TNetwork>(AlignedArray weights, int inputLength, int outputLength)
    where TNetwork : INetworkCode<TNetwork>
{
    /// <summary>An image of a group, up to the layers that images go through together.</summary>
    public void Run<V>(in ImageBatch batch, ImageRange group, int image, AlignedArray workspace, ref Crew crew)
        where V : struct, ILanes<V> =>
        TNetwork.Run<V>(
            ref At(batch.Input, image, inputLength), ref At(batch.Output, image, outputLength), ref weights.Reference, ref workspace.Reference,
            ref HeadOf(batch, image - group.First, workspace), ref crew);

    /// <summary>Those layers for some images of a group.</summary>
    public void RunHead<V>(in ImageBatch batch, ImageRange group, ImageRange images, ref Crew crew)
        where V : struct, ILanes<V>
    {
        if (TNetwork.HeadLength > 0)
        {
            TNetwork.RunHead<V>(
                ref At(batch.Input, images.First, inputLength), ref At(batch.Output, images.First, outputLength), ref weights.Reference,
                ref HeadOf(batch, images.First - group.First, batch.Workspace), images.Count, ref crew);
        }
    }

    private static unsafe ref float At(nint first, int image, int length) => ref Unsafe.AsRef<float>((float*)first + ((nint)image * length));

    /// <summary>The head of an image of a group; an image that goes alone has it in the workspace.</summary>
    private static ref float HeadOf(in ImageBatch batch, int image, AlignedArray workspace) => ref batch.Heads is { } heads
        ? ref Unsafe.Add(ref heads.Reference, image * TNetwork.HeadLength)
        : ref Unsafe.Add(ref workspace.Reference, TNetwork.HeadOffset);
}
