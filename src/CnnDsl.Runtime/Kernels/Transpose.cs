using System.Runtime.CompilerServices;

namespace CnnDsl.Kernels;

/// <summary>Axes in another order, in planes.</summary>
public static class Transpose
{
    /// <summary>Rows and columns that are turned together, so that what both sides touch stays in the first-level cache.</summary>
    private const int Tile = 16;

    /// <summary>
    /// Two or more nested loops of the given <paramref name="sizes"/>: index i0, i1, ... goes from
    /// x[i0*from[0] + i1*from[1] + ...] to y[i0*to[0] + i1*to[1] + ...]. The last step in y is 1; in x the last is 1, or the one before.
    /// </summary>
    public static void Run(ref float x, ref float y, ReadOnlySpan<int> sizes, ReadOnlySpan<int> from, ReadOnlySpan<int> to, Part part = default)
    {
        if (sizes.Length > 2)
        {
            (int first, int end) = part.Of(sizes[0]);
            for (int i = first; i < end; i++)
            {
                Run(ref Unsafe.Add(ref x, i * from[0]), ref Unsafe.Add(ref y, i * to[0]), sizes[1..], from[1..], to[1..]);
            }
        }
        else if (from[1] == 1)
        {
            (int first, int end) = part.Of(sizes[0]);
            Rows.Copy(ref Unsafe.Add(ref x, first * from[0]), ref Unsafe.Add(ref y, first * to[0]), end - first, sizes[1], from[0], to[0]);
        }
        else
        {
            (int first, int end) = part.Of(sizes[1]);
            Turn(ref Unsafe.Add(ref x, first * from[1]), ref Unsafe.Add(ref y, first), sizes[0], end - first, from[1], to[0]);
        }
    }

    /// <summary>Element (row, column) of y, whose rows are <paramref name="yRow"/> apart, is element (column, row) of x, whose rows are <paramref name="xRow"/> apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn(ref float x, ref float y, int rows, int columns, int xRow, int yRow)
    {
        // With few rows, as of an image whose colours come last, longer runs of each.
        int across = rows < Tile ? Tile * Tile / rows : Tile;
        for (int top = 0; top < rows; top += Tile)
        {
            int bottom = Math.Min(top + Tile, rows);
            for (int left = 0; left < columns; left += across)
            {
                int right = Math.Min(left + across, columns);
                for (int row = top; row < bottom; row++)
                {
                    ref float source = ref Unsafe.Add(ref x, row);
                    ref float target = ref Unsafe.Add(ref y, row * yRow);
                    for (int column = left; column < right; column++)
                    {
                        Unsafe.Add(ref target, column) = Unsafe.Add(ref source, column * xRow);
                    }
                }
            }
        }
    }
}
