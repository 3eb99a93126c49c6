using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>W x + b for each row of a tensor in planes: rows x features -> rows x units.</summary>
public static class DenseLast
{
    /// <summary>weights as <see cref="DensePacking"/> lays them in panels of two vectors; bias filled up with zeros to two whole vectors.</summary>
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
}
