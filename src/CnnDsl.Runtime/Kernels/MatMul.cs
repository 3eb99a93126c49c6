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
    /// <param name="part">Which panels of all products; where there are more parts than those, which rows of one.</param>
    public static void Run<V>(
        ref float a, ref float b, ref float scratch, ref float y,
        int rows, int columns, int depth, int aRow, int aColumn, int bRow, int bColumn,
        ReadOnlySpan<int> sizes, ReadOnlySpan<int> aSteps, ReadOnlySpan<int> bSteps, Part part = default)
        where V : struct, ILanes<V>
    {
        int panels = (columns + (2 * V.Count) - 1) / (2 * V.Count);
        int products = 1;
        foreach (int size in sizes)
        {
            products *= size;
        }

        // A part that has not a whole panel to itself lays that once more for its own rows; these begin with a four, as they do in one piece.
        int groups = Math.Max(1, part.Count / (products * panels));
        int own = part.Index / groups;
        (int first, int end) = groups == 1 ? part.Of(products * panels) : (own, Math.Min(own + 1, products * panels));
        Part fours = new(part.Index % groups, groups);
        MatrixSizes matrix = new(rows, columns, depth, aRow, aColumn, bRow, bColumn);
        for (; first < end; first++)
        {
            (int product, int panel) = Math.DivRem(first, panels);
            (int atA, int atB) = At(product, sizes, aSteps, bSteps);
            Multiply<V>(ref Unsafe.Add(ref a, atA), ref Unsafe.Add(ref b, atB), ref scratch, ref Unsafe.Add(ref y, product * rows * columns), matrix, panel * 2 * V.Count, fours);
        }
    }

    /// <summary>Where the matrices of a product begin.</summary>
    private static (int A, int B) At(int product, ReadOnlySpan<int> sizes, ReadOnlySpan<int> aSteps, ReadOnlySpan<int> bSteps)
    {
        int a = 0;
        int b = 0;
        for (int loop = sizes.Length - 1; loop >= 0; loop--)
        {
            (product, int index) = Math.DivRem(product, sizes[loop]);
            a += index * aSteps[loop];
            b += index * bSteps[loop];
        }

        return (a, b);
    }

    /// <summary>Some rows of one panel of a product.</summary>
    private static void Multiply<V>(ref float a, ref float b, ref float scratch, ref float y, in MatrixSizes matrix, int column, Part fours)
        where V : struct, ILanes<V>
    {
        (int first, int end) = fours.Of((matrix.Rows + 3) / 4);
        if (first == end)
        {
            return;
        }

        int columns = Math.Min(2 * V.Count, matrix.Columns - column);
        PackPanel<V>(ref Unsafe.Add(ref b, column * matrix.BColumn), ref scratch, matrix.Depth, columns, matrix.BRow, matrix.BColumn);
        MatrixPanel.Run<V>(
            ref Unsafe.Add(ref a, 4 * first * matrix.ARow), ref scratch, V.Zero, V.Zero, ref Unsafe.Add(ref y, (4 * first * matrix.Columns) + column),
            matrix with { Rows = Math.Min(matrix.Rows, 4 * end) - (4 * first) }, columns);
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
