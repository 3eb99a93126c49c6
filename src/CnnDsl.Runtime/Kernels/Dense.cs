using System.Numerics;
using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// y = activation(W x + b) for one image. At batch 1 this is a matter of bandwidth, so the weights are one sequential stream:
/// groups of 8, 4, 2 or 1 vectors of outputs, and in a group all its vectors for input 0, then for input 1, and so on.
/// </summary>
public static class Dense
{
    /// <summary>
    /// x: <paramref name="features"/> floats; y and bias: <paramref name="units"/> floats, to whole vectors; weights as
    /// <see cref="DensePacking"/> lays them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(ref float x, ref float weights, ref float bias, ref float y, int features, int units, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        int vectors = (units + V.Count - 1) / V.Count;
        (int firstGroup, int endGroup) = part.Of((vectors / 8) + BitOperations.PopCount((uint)vectors % 8));
        int first = VectorsIn(firstGroup, vectors);
        int end = VectorsIn(endGroup, vectors);
        weights = ref Unsafe.Add(ref weights, (nint)features * first * V.Count);
        for (int vector = first; vector < end;)
        {
            int group = GroupSize(vectors - vector);
            ref float groupBias = ref Unsafe.Add(ref bias, vector * V.Count);
            ref float groupOutput = ref Unsafe.Add(ref y, vector * V.Count);
            switch (group)
            {
                case 8:
                    DenseTiles.Tile8<V>(ref x, ref weights, ref groupBias, ref groupOutput, features);
                    break;
                case 4:
                    DenseTiles.Tile4<V>(ref x, ref weights, ref groupBias, ref groupOutput, features);
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

        if (typeof(TActivation) != typeof(Identity))
        {
            Elementwise.InPlace<V, TActivation>(ref Unsafe.Add(ref y, first * V.Count), (end - first) * V.Count);
        }
    }

    /// <summary>Has the JIT compile what <see cref="Run"/> of the same types needs for so many units: runs it on no features.</summary>
    public static void Compile<V, TActivation>(int units)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        // The groups of 8 are alike, so one of them will do: at most 15 vectors.
        int vectors = (units + V.Count - 1) / V.Count;
        Span<float> outputs = stackalloc float[(vectors < 8 ? vectors : 8 + (vectors % 8)) * V.Count];
        outputs.Clear();
        Run<V, TActivation>(ref outputs[0], ref outputs[0], ref outputs[0], ref outputs[0], features: 0, outputs.Length);
    }

    /// <summary>Vectors of the next group when <paramref name="remaining"/> are left: 8, 4, 2 or 1.</summary>
    internal static int GroupSize(int remaining) => remaining >= 8 ? 8 : remaining >= 4 ? 4 : remaining >= 2 ? 2 : 1;

    /// <summary>Vectors in the first so many groups.</summary>
    private static int VectorsIn(int groups, int vectors)
    {
        int eights = Math.Min(groups, vectors / 8);
        int count = 8 * eights;
        for (int group = eights; group < groups; group++)
        {
            count += GroupSize(vectors - count);
        }

        return count;
    }
}
