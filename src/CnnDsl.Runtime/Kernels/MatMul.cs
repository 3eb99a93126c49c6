using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Matrix products in planes. The right matrix goes panel by panel, two vectors of columns wide, into scratch memory; then 4 rows of
/// the left one at a time meet it in 8 accumulators. y is row-major without gaps.
/// </summary>
public static class MatMul
{
    /// <summary>
    /// A product for each index of nested loops of the given <paramref name="sizes"/>: y goes on product by product, a and b as their
    /// steps say, of which 0 repeats.
    /// </summary>
    /// <param name="a">The left matrices.</param>
    /// <param name="b">The right matrices.</param>
    /// <param name="scratch">Room for depth x 2 vectors.</param>
    /// <param name="y">The products.</param>
    /// <param name="rows">Of a and y.</param>
    /// <param name="columns">Of b and y.</param>
    /// <param name="depth">Columns of a, rows of b.</param>
    /// <param name="aRow">From a row of a to the next.</param>
    /// <param name="aColumn">From a column of a to the next.</param>
    /// <param name="bRow">From a row of b to the next.</param>
    /// <param name="bColumn">From a column of b to the next.</param>
    /// <param name="sizes">The loops over the batch, outermost first.</param>
    /// <param name="aSteps">For each loop, from a left matrix to the next.</param>
    /// <param name="bSteps">For each loop, from a right matrix to the next.</param>
    public static void Run<V>(
        ref float a, ref float b, ref float scratch, ref float y,
        int rows, int columns, int depth, int aRow, int aColumn, int bRow, int bColumn,
        ReadOnlySpan<int> sizes, ReadOnlySpan<int> aSteps, ReadOnlySpan<int> bSteps)
        where V : struct, ILanes<V> =>
        Each<V>(ref a, ref b, ref scratch, ref y, new MatrixSizes(rows, columns, depth, aRow, aColumn, bRow, bColumn), sizes, aSteps, bSteps);

    private static void Each<V>(
        ref float a, ref float b, ref float scratch, ref float y, in MatrixSizes matrix, ReadOnlySpan<int> sizes, ReadOnlySpan<int> aSteps, ReadOnlySpan<int> bSteps)
        where V : struct, ILanes<V>
    {
        if (sizes.Length == 0)
        {
            Multiply<V>(ref a, ref b, ref scratch, ref y, matrix);
            return;
        }

        int yStep = matrix.Rows * matrix.Columns;
        foreach (int size in sizes[1..])
        {
            yStep *= size;
        }

        for (int i = 0; i < sizes[0]; i++)
        {
            Each<V>(
                ref Unsafe.Add(ref a, i * aSteps[0]), ref Unsafe.Add(ref b, i * bSteps[0]), ref scratch, ref Unsafe.Add(ref y, i * yStep),
                matrix, sizes[1..], aSteps[1..], bSteps[1..]);
        }
    }

    private static void Multiply<V>(ref float a, ref float b, ref float scratch, ref float y, in MatrixSizes matrix)
        where V : struct, ILanes<V>
    {
        for (int column = 0; column < matrix.Columns; column += 2 * V.Count)
        {
            int columns = Math.Min(2 * V.Count, matrix.Columns - column);
            PackPanel<V>(ref Unsafe.Add(ref b, column * matrix.BColumn), ref scratch, matrix.Depth, columns, matrix.BRow, matrix.BColumn);
            MatrixPanel.Run<V>(ref a, ref scratch, V.Zero, V.Zero, ref Unsafe.Add(ref y, column), matrix, columns);
        }
    }

    /// <summary>Columns of a matrix, each row of them to two whole vectors; surplus lanes become 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackPanel<V>(ref float b, ref float panel, int depth, int columns, int row, int column)
        where V : struct, ILanes<V>
    {
        for (int k = 0; k < depth; k++)
        {
            ref float from = ref Unsafe.Add(ref b, k * row);
            ref float to = ref Unsafe.Add(ref panel, k * 2 * V.Count);
            for (int i = 0; i < 2 * V.Count; i++)
            {
                Unsafe.Add(ref to, i) = i < columns ? Unsafe.Add(ref from, i * column) : 0f;
            }
        }
    }
}
