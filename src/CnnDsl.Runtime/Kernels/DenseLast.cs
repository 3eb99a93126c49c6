using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>W x + b for each row of a tensor in planes: rows x features -> rows x units.</summary>
public static class DenseLast
{
    /// <summary>weights and bias as <see cref="Pack"/> and zeros to two whole vectors make them.</summary>
    public static void Run<V>(ref float x, ref float weights, ref float bias, ref float y, int rows, int features, int units, Part part = default)
        where V : struct, ILanes<V>
    {
        // Rows go by fours, so that each comes out by the same sums in a part as in one piece.
        (int first, int end) = part.Of((rows + 3) / 4);
        int count = Math.Min(rows, 4 * end) - (4 * first);
        if (count <= 0)
        {
            return;
        }

        x = ref Unsafe.Add(ref x, 4 * first * features);
        y = ref Unsafe.Add(ref y, 4 * first * units);
        MatrixSizes matrix = new(count, units, features, features, 1, 0, 0);
        for (int unit = 0; unit < units; unit += 2 * V.Count)
        {
            MatrixPanel.Run<V>(
                ref x, ref Unsafe.Add(ref weights, unit * features),
                V.Load(ref Unsafe.Add(ref bias, unit)), V.Load(ref Unsafe.Add(ref bias, unit + V.Count)),
                ref Unsafe.Add(ref y, unit), matrix, Math.Min(2 * V.Count, units - unit));
        }
    }

    /// <summary>Weights, units x features, in panels of two vectors of units: all units of a panel for feature 0, then for feature 1, and so on.</summary>
    public static void Pack<V>(ReadOnlySpan<float> weights, Span<float> packed, int units, int features)
        where V : struct, ILanes<V>
    {
        int at = 0;
        for (int unit = 0; unit < units; unit += 2 * V.Count)
        {
            for (int feature = 0; feature < features; feature++)
            {
                for (int lane = unit; lane < unit + (2 * V.Count); lane++)
                {
                    packed[at++] = lane < units ? weights[(lane * features) + feature] : 0f;
                }
            }
        }
    }
}
