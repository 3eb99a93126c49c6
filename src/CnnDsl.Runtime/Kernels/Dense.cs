using System.Numerics;
using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// y = activation(W x + b) for one image. At batch 1 this is a matter of bandwidth, so the weights are one sequential stream:
/// groups of 4, 2 or 1 vectors of outputs, and in a group all its vectors for input 0, then for input 1, and so on.
/// </summary>
public static class Dense
{
    /// <summary>
    /// x: <paramref name="features"/> floats; y and bias: <paramref name="units"/> floats, to whole blocks of 16; weights as
    /// <see cref="DensePacking"/> lays them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(ref float x, ref float weights, ref float bias, ref float y, int features, int units, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation =>
        RunBatch<V, TActivation>(ref x, ref weights, ref bias, ref y, features, units, images: 1, xStride: 0, yStride: 0, part);

    /// <summary>
    /// The same for several images, whose inputs are <paramref name="xStride"/> floats apart and whose outputs <paramref name="yStride"/>: the
    /// weights are read once for all of them, and each image comes out as it does alone.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)] // One text for both, which is compiled once.
    public static void RunBatch<V, TActivation>(
        ref float x, ref float weights, ref float bias, ref float y, int features, int units, int images, int xStride, int yStride, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        int vectors = VectorsOf(units, V.Count);
        if (part.Count > Groups(vectors))
        {
            RunHalves<V, TActivation>(ref x, ref weights, ref bias, ref y, features, vectors, images, xStride, yStride, part);
            return;
        }

        (int firstGroup, int endGroup) = part.Of(Groups(vectors));

        // Groups of 4 all images at once; the narrow ones behind them have few weights, which stay in the cache from image to image.
        int endWide = images == 1 ? firstGroup : Math.Max(firstGroup, Math.Min(endGroup, vectors / DenseGroup.Vectors));
        for (int group = firstGroup; group < endWide; group++)
        {
            int unit = DenseGroup.Vectors * group * V.Count;
            DenseGroup.Run<V>(
                ref x, xStride, ref Unsafe.Add(ref weights, (nint)features * unit), ref Unsafe.Add(ref bias, unit), ref Unsafe.Add(ref y, unit), yStride, features, images);
        }

        for (int image = 0; image < images; image++)
        {
            ref float outputs = ref Unsafe.Add(ref y, image * yStride);
            RunGroups<V>(ref Unsafe.Add(ref x, image * xStride), ref weights, ref bias, ref outputs, features, vectors, endWide, endGroup);
            int first = VectorsIn(firstGroup, vectors);
            Activate<V, TActivation>(ref Unsafe.Add(ref outputs, first * V.Count), VectorsIn(endGroup, vectors) - first);
        }
    }

    /// <summary>A part where there are more parts than groups: halves of those of 4, which come out as in the whole group, and the narrow ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunHalves<V, TActivation>(
        ref float x, ref float weights, ref float bias, ref float y, int features, int vectors, int images, int xStride, int yStride, Part part)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        int wide = vectors / DenseGroup.Vectors;
        (int first, int end) = part.Of(Groups(vectors) + wide);
        for (int piece = first; piece < end; piece++)
        {
            bool isHalf = piece < 2 * wide;
            int group = isHalf ? piece / 2 : piece - wide;
            int vector = isHalf ? piece * DenseGroup.Half : VectorsIn(group, vectors);
            int count = isHalf ? DenseGroup.Half : VectorsIn(group + 1, vectors) - vector;
            ref float half = ref Unsafe.Add(ref weights, (((nint)features * group * DenseGroup.Vectors) + (piece % 2 * DenseGroup.Half)) * V.Count);
            for (int image = 0; image < images; image++)
            {
                ref float inputs = ref Unsafe.Add(ref x, image * xStride);
                ref float outputs = ref Unsafe.Add(ref y, image * yStride);
                ref float written = ref Unsafe.Add(ref outputs, vector * V.Count);
                if (isHalf)
                {
                    DenseTiles.TileHalf<V>(ref inputs, ref half, ref Unsafe.Add(ref bias, vector * V.Count), ref written, features);
                }
                else
                {
                    RunGroups<V>(ref inputs, ref weights, ref bias, ref outputs, features, vectors, group, group + 1);
                }

                Activate<V, TActivation>(ref written, count);
            }
        }
    }

    /// <summary>Has the JIT compile what one image of the same types needs for so many units: runs it on no features.</summary>
    public static void Compile<V, TActivation>(int units)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        // Two groups of 4 are alike wherever they stand, so the first two will do: at most 15 vectors.
        int vectors = VectorsOf(units, V.Count);
        const int Two = 2 * DenseGroup.Vectors;
        Span<float> outputs = stackalloc float[(vectors < Two ? vectors : Two + (vectors % Two)) * V.Count];
        outputs.Clear();
        Run<V, TActivation>(ref outputs[0], ref outputs[0], ref outputs[0], ref outputs[0], features: 0, outputs.Length);
    }

    /// <summary>The groups [first, end) of one image, without the activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunGroups<V>(ref float x, ref float weights, ref float bias, ref float y, int features, int vectors, int first, int end)
        where V : struct, ILanes<V>
    {
        int last = VectorsIn(end, vectors);
        int vector = VectorsIn(first, vectors);
        weights = ref Unsafe.Add(ref weights, (nint)features * vector * V.Count);
        while (vector < last)
        {
            int group = last - vector >= 2 * DenseGroup.Vectors ? 2 * DenseGroup.Vectors : GroupSize(vectors - vector);
            ref float groupBias = ref Unsafe.Add(ref bias, vector * V.Count);
            ref float groupOutput = ref Unsafe.Add(ref y, vector * V.Count);
            switch (group)
            {
                case 2 * DenseGroup.Vectors:
                    DenseGroup.RunTwo<V>(ref x, ref weights, ref groupBias, ref groupOutput, features);
                    break;
                case DenseGroup.Vectors:
                    DenseGroup.Run<V>(ref x, 0, ref weights, ref groupBias, ref groupOutput, 0, features, images: 1);
                    break;
                case 2:
                    DenseTiles.Tile2<V>(ref x, ref weights, ref groupBias, ref groupOutput, features);
                    break;
                default:
                    DenseTiles.Tile1<V>(ref x, ref weights, ref groupBias, ref groupOutput, features);
                    break;
            }

            vector += group;
            weights = ref Unsafe.Add(ref weights, (nint)features * group * V.Count);
        }
    }

    private static void Activate<V, TActivation>(ref float y, int vectors)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) != typeof(Identity))
        {
            Elementwise.InPlace<V, TActivation>(ref y, vectors * V.Count);
        }
    }

    /// <summary>Vectors of so many units, to whole blocks of 16: those that are empty make groups wider, which pays.</summary>
    internal static int VectorsOf(int units, int lanes) => (units + 15) / 16 * (16 / lanes);

    /// <summary>Groups of so many vectors.</summary>
    private static int Groups(int vectors) => (vectors / DenseGroup.Vectors) + BitOperations.PopCount((uint)vectors % DenseGroup.Vectors);

    /// <summary>Vectors of the next group when <paramref name="remaining"/> are left: 4, 2 or 1.</summary>
    internal static int GroupSize(int remaining) => remaining >= DenseGroup.Vectors ? DenseGroup.Vectors : remaining >= 2 ? 2 : 1;

    /// <summary>Vectors in the first so many groups.</summary>
    private static int VectorsIn(int groups, int vectors)
    {
        int wide = Math.Min(groups, vectors / DenseGroup.Vectors);
        int count = DenseGroup.Vectors * wide;
        for (int group = wide; group < groups; group++)
        {
            count += GroupSize(vectors - count);
        }

        return count;
    }
}
