using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>The second half of a convolution by Winograd's tiles whose points several threads share: what <see cref="WinogradProducts"/> has made becomes the outputs.</summary>
public static class WinogradOutputs
{
    /// <summary>y = activation(the convolution whose products these are, plus <paramref name="extra"/>).</summary>
    /// <typeparam name="V">The vector width.</typeparam>
    /// <typeparam name="TWinograd">The transform.</typeparam>
    /// <typeparam name="TActivation">What the transform applies before it stores.</typeparam>
    /// <typeparam name="TRow">What is applied behind it, for activations that would spill its registers.</typeparam>
    /// <param name="products">As <see cref="WinogradProducts"/> leaves them.</param>
    /// <param name="bias">One for each filter, to whole vectors.</param>
    /// <param name="y">The first output, in blocks.</param>
    /// <param name="extra">The map to add, or null.</param>
    /// <param name="scratch">Room for the outputs of a tile.</param>
    /// <param name="shape">Sizes; Count is Block.</param>
    /// <param name="tiles">Where the tiles lie.</param>
    /// <param name="part">Which vectors of filters.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TWinograd, TActivation, TRow>(
        ref float products, ref float bias, ref float y, ref float extra, ref float scratch, in WinogradShape shape, in WinogradTiles tiles, Part part = default)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        (int first, int end) = part.Of((shape.Filters + V.Count - 1) / V.Count);
        for (int filter = first * V.Count; filter < end * V.Count; filter += V.Count)
        {
            Transform<V, TWinograd, TActivation, TRow>(
                ref Unsafe.Add(ref products, filter * shape.Block), shape.ProductStride, ref bias, ref y, ref extra, ref scratch, shape, tiles, filter, first: 0);
        }
    }

    /// <summary>Has the JIT compile what <see cref="Run"/> of the same types needs: runs it on one tile.</summary>
    public static void Compile<V, TWinograd, TActivation, TRow>()
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        int side = TWinograd.Outputs;
        WinogradShape one = new(Channels: 0, Filters: V.Count, Count: 1, Block: 1, OutputPlane: 0);
        WinogradTiles tile = new(Across: 1, InputRowStride: 0, InputPlaneStride: 0, OutputHeight: side, OutputWidth: side, OutputRowStride: side);

        // Inputs, biases and outputs all lie at the front.
        Span<float> room = new float[(side + 2) * (side + 2) * one.ProductStride];
        Run<V, TWinograd, TActivation, TRow>(ref room[0], ref room[0], ref room[0], ref room[0], ref room[0], one, tile);
    }

    /// <summary>One vector of filters of a block of tiles.</summary>
    /// <param name="products">The first point's.</param>
    /// <param name="pointStride">Floats to the next point's.</param>
    /// <param name="bias">The first filter's.</param>
    /// <param name="y">The first output of the first filter.</param>
    /// <param name="extra">The map to add, or null.</param>
    /// <param name="scratch">Room for the outputs of a tile.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="tiles">Where the tiles lie.</param>
    /// <param name="filter">The vector's first filter.</param>
    /// <param name="first">The block's first tile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Transform<V, TWinograd, TActivation, TRow>(
        ref float products, int pointStride, ref float bias, ref float y, ref float extra, ref float scratch, in WinogradShape shape, in WinogradTiles tiles, int filter, int first)
        where V : struct, ILanes<V>
        where TWinograd : struct, IWinograd
        where TActivation : struct, IActivation
        where TRow : struct, IActivation
    {
        int added = shape.ExtraFrom(filter);
        tiles.TransformOutputs<V, TWinograd, TActivation, TRow>(
            ref products, ref Unsafe.Add(ref bias, filter), ref Unsafe.Add(ref y, filter * shape.OutputPlane), ref Unsafe.Add(ref extra, filter * shape.ExtraPlane),
            added > 0 ? shape.ExtraRow : 0, added, ref scratch, first, shape.Block, pointStride);
    }
}
