using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>The sizes of a matrix product, rows x depth times depth x columns, and how far apart its elements lie.</summary>
/// <param name="Rows">Of a and y.</param>
/// <param name="Columns">Of b and y.</param>
/// <param name="Depth">Columns of a, rows of b.</param>
/// <param name="ARow">From a row of a to the next.</param>
/// <param name="AColumn">From a column of a to the next.</param>
/// <param name="BRow">From a row of b to the next.</param>
/// <param name="BColumn">From a column of b to the next.</param>
internal readonly record struct MatrixSizes(int Rows, int Columns, int Depth, int ARow, int AColumn, int BRow, int BColumn);

/// <summary>A matrix times a panel of two vectors of columns: the register tile of <see cref="MatMul"/> and <see cref="DenseLast"/>.</summary>
internal static class MatrixPanel
{
    /// <summary>All rows of a times the panel, plus a bias for each column, to the first <paramref name="columns"/> columns of y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float a, ref float panel, V bias0, V bias1, ref float y, in MatrixSizes matrix, int columns)
        where V : struct, ILanes<V>
    {
        int row = 0;
        for (; row <= matrix.Rows - 4; row += 4)
        {
            Tile4<V>(ref Unsafe.Add(ref a, row * matrix.ARow), ref panel, bias0, bias1, ref Unsafe.Add(ref y, row * matrix.Columns), matrix, columns);
        }

        for (; row < matrix.Rows; row++)
        {
            Tile1<V>(ref Unsafe.Add(ref a, row * matrix.ARow), ref panel, bias0, bias1, ref Unsafe.Add(ref y, row * matrix.Columns), matrix, columns);
        }
    }

    /// <summary>4 rows, 8 accumulators.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4<V>(ref float a, ref float panel, V bias0, V bias1, ref float y, in MatrixSizes matrix, int columns)
        where V : struct, ILanes<V>
    {
        int aRow = matrix.ARow;
        int aColumn = matrix.AColumn;
        V a0 = bias0, b0 = bias0, c0 = bias0, d0 = bias0;
        V a1 = bias1, b1 = bias1, c1 = bias1, d1 = bias1;
        for (int k = 0; k < matrix.Depth; k++)
        {
            V p0 = V.Load(ref panel);
            V p1 = V.Load(ref Unsafe.Add(ref panel, V.Count));
            V x = V.Broadcast(ref a);
            V.Accumulate(ref a0, x, p0);
            V.Accumulate(ref a1, x, p1);
            x = V.Broadcast(ref Unsafe.Add(ref a, aRow));
            V.Accumulate(ref b0, x, p0);
            V.Accumulate(ref b1, x, p1);
            x = V.Broadcast(ref Unsafe.Add(ref a, 2 * aRow));
            V.Accumulate(ref c0, x, p0);
            V.Accumulate(ref c1, x, p1);
            x = V.Broadcast(ref Unsafe.Add(ref a, 3 * aRow));
            V.Accumulate(ref d0, x, p0);
            V.Accumulate(ref d1, x, p1);
            a = ref Unsafe.Add(ref a, aColumn);
            panel = ref Unsafe.Add(ref panel, 2 * V.Count);
        }

        Store(a0, a1, ref y, columns);
        Store(b0, b1, ref Unsafe.Add(ref y, matrix.Columns), columns);
        Store(c0, c1, ref Unsafe.Add(ref y, 2 * matrix.Columns), columns);
        Store(d0, d1, ref Unsafe.Add(ref y, 3 * matrix.Columns), columns);
    }

    /// <summary>1 row, 4 depths at a time, so that 8 sums hide the latency of a multiply-add.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1<V>(ref float a, ref float panel, V bias0, V bias1, ref float y, in MatrixSizes matrix, int columns)
        where V : struct, ILanes<V>
    {
        int aColumn = matrix.AColumn;
        V a0 = bias0, b0 = V.Zero, c0 = V.Zero, d0 = V.Zero;
        V a1 = bias1, b1 = V.Zero, c1 = V.Zero, d1 = V.Zero;
        int k = 0;
        for (; k <= matrix.Depth - 4; k += 4)
        {
            V x = V.Broadcast(ref a);
            V.Accumulate(ref a0, x, V.Load(ref panel));
            V.Accumulate(ref a1, x, V.Load(ref Unsafe.Add(ref panel, V.Count)));
            x = V.Broadcast(ref Unsafe.Add(ref a, aColumn));
            V.Accumulate(ref b0, x, V.Load(ref Unsafe.Add(ref panel, 2 * V.Count)));
            V.Accumulate(ref b1, x, V.Load(ref Unsafe.Add(ref panel, 3 * V.Count)));
            x = V.Broadcast(ref Unsafe.Add(ref a, 2 * aColumn));
            V.Accumulate(ref c0, x, V.Load(ref Unsafe.Add(ref panel, 4 * V.Count)));
            V.Accumulate(ref c1, x, V.Load(ref Unsafe.Add(ref panel, 5 * V.Count)));
            x = V.Broadcast(ref Unsafe.Add(ref a, 3 * aColumn));
            V.Accumulate(ref d0, x, V.Load(ref Unsafe.Add(ref panel, 6 * V.Count)));
            V.Accumulate(ref d1, x, V.Load(ref Unsafe.Add(ref panel, 7 * V.Count)));
            a = ref Unsafe.Add(ref a, 4 * aColumn);
            panel = ref Unsafe.Add(ref panel, 8 * V.Count);
        }

        for (; k < matrix.Depth; k++)
        {
            V x = V.Broadcast(ref a);
            V.Accumulate(ref a0, x, V.Load(ref panel));
            V.Accumulate(ref a1, x, V.Load(ref Unsafe.Add(ref panel, V.Count)));
            a = ref Unsafe.Add(ref a, aColumn);
            panel = ref Unsafe.Add(ref panel, 2 * V.Count);
        }

        Store((a0 + b0) + (c0 + d0), (a1 + b1) + (c1 + d1), ref y, columns);
    }

    private static void Store<V>(V first, V second, ref float y, int columns)
        where V : struct, ILanes<V>
    {
        Partial.Store(first, ref y, columns);
        if (columns > V.Count)
        {
            Partial.Store(second, ref Unsafe.Add(ref y, V.Count), columns - V.Count);
        }
    }
}
