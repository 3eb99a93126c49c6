using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Transposed convolution on blocked maps. Output o of a direction belongs to the phase (o + padding) mod stride; the outputs of one
/// phase see the same taps, at inputs that lie side by side, so a phase is a convolution of its own and nothing is multiplied
/// in vain.
/// </summary>
public static class ConvTranspose2D
{
    /// <summary>Outputs of a phase that a register tile has.</summary>
    internal const int Pixels = 4;

    /// <summary>
    /// C x H x W -> filters x OH x OW, with <paramref name="window"/>'s padding cut off above and at the left. Weights as
    /// <see cref="ConvTranspose2DPacking"/> lays them; the bias has a float a filter, to whole vectors.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(
        ref float x, in MapLayout xMap, ref float weights, ref float bias, ref float y, in MapLayout yMap, in Window window, int groups, Part part = default)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        (int firstRow, int endRow) = part.Of(yMap.Height);
        for (int filter = 0; filter < yMap.Channels;)
        {
            // Vectors that share their channels go two at a time: an input is loaded once for both.
            int vectors = groups == 1 && filter + V.Count < yMap.Channels ? 2 : 1;
            (int first, int end) = ConvTranspose2DPacking.ChannelsOf(filter, V.Count, xMap.Channels, yMap.Channels, groups);
            int depth = window.Height * window.Width * (end - first) * V.Count;
            TransposedTile tile = new(xMap, first, end, depth);
            ref float to = ref Unsafe.Add(ref y, ((filter / V.Count * yMap.PlaneStride) + (firstRow * yMap.RowStride)) * V.Count);
            for (int row = firstRow; row < endRow; row++)
            {
                Row<V, TActivation>(ref x, ref weights, ref Unsafe.Add(ref bias, filter), ref to, yMap, window, tile, row, vectors);
                to = ref Unsafe.Add(ref to, yMap.RowStride * V.Count);
            }

            weights = ref Unsafe.Add(ref weights, vectors * depth);
            filter += vectors * V.Count;
        }
    }

    /// <summary>One output row: phase by phase, tile by tile.</summary>
    private static void Row<V, TActivation>(
        ref float x, ref float weights, ref float bias, ref float to, in MapLayout yMap, in Window window, in TransposedTile tile, int row, int vectors)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        PhaseTaps down = PhaseTaps.Of(row + window.Top, window.StrideHeight, window.DilationHeight, window.Height);
        for (int phase = 0; phase < Math.Min(window.StrideWidth, yMap.Width); phase++)
        {
            PhaseTaps across = PhaseTaps.Of(phase + window.Left, window.StrideWidth, window.DilationWidth, window.Width);
            int outputs = (yMap.Width - phase + window.StrideWidth - 1) / window.StrideWidth;
            for (int i = 0; i < outputs; i += Pixels)
            {
                // The last tile is moved back to end with the row; what it computes again comes out the same.
                int first = Math.Max(0, Math.Min(i, outputs - Pixels));
                int count = Math.Min(Pixels, outputs);
                ref float at = ref Unsafe.Add(ref to, (phase + (first * window.StrideWidth)) * V.Count);
                int step = window.StrideWidth * V.Count;
                if (vectors == 2)
                {
                    tile.Pair<V, TActivation>(ref x, ref weights, ref bias, ref at, yMap.PlaneStride * V.Count, down, across, first, count, step, window.Width, window.Height);
                }
                else
                {
                    tile.Single<V, TActivation>(ref x, ref weights, ref bias, ref at, down, across, first, count, step, window.Width, window.Height);
                }
            }
        }
    }
}
