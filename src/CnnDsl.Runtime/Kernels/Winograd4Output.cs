using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;
using static CnnDsl.Kernels.Winograd4;

namespace CnnDsl.Kernels;

/// <summary>
/// The outputs of <see cref="Winograd4"/>: a tile's columns, then its rows. Two rows go together, 12 vectors, which 16 registers hold; of 32
/// registers, all four, 24.
/// </summary>
internal static class Winograd4Output
{
    /// <summary>See <see cref="IWinograd.TransformOutput"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transform<V, TActivation>(ref float x, int pointStride, ref float bias, ref float y, int rowStride)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        if (V.Registers == 32)
        {
            AllOutputs<V, TActivation>(ref x, pointStride, ref bias, ref y, rowStride);
            return;
        }

        OutputRows<V, EvenRows, TActivation>(ref x, pointStride, ref bias, ref y, 2 * (nint)rowStride);
        OutputRows<V, OddRows, TActivation>(ref x, pointStride, ref bias, ref Unsafe.Add(ref y, rowStride), 2 * (nint)rowStride);
    }

    /// <summary>All rows of the outputs: their columns are 24 vectors, which 32 registers hold, so that the JIT loads each product once for all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AllOutputs<V, TActivation>(ref float x, nint pointStride, ref float bias, ref float y, nint rowStride)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        Column(ref x, 6 * pointStride, out V a0, out V b0, out V c0, out V d0);
        Column(ref Unsafe.Add(ref x, pointStride), 6 * pointStride, out V a1, out V b1, out V c1, out V d1);
        Column(ref Unsafe.Add(ref x, 2 * pointStride), 6 * pointStride, out V a2, out V b2, out V c2, out V d2);
        Column(ref Unsafe.Add(ref x, 3 * pointStride), 6 * pointStride, out V a3, out V b3, out V c3, out V d3);
        Column(ref Unsafe.Add(ref x, 4 * pointStride), 6 * pointStride, out V a4, out V b4, out V c4, out V d4);
        Column(ref Unsafe.Add(ref x, 5 * pointStride), 6 * pointStride, out V a5, out V b5, out V c5, out V d5);
        Back<V, TActivation>(a0, a1, a2, a3, a4, a5, ref bias, ref y);
        Back<V, TActivation>(b0, b1, b2, b3, b4, b5, ref bias, ref Unsafe.Add(ref y, rowStride));
        Back<V, TActivation>(c0, c1, c2, c3, c4, c5, ref bias, ref Unsafe.Add(ref y, 2 * rowStride));
        Back<V, TActivation>(d0, d1, d2, d3, d4, d5, ref bias, ref Unsafe.Add(ref y, 3 * rowStride));
    }

    /// <summary>Down a column of products, to a number for each row of the outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column<V>(ref float x, nint row, out V r0, out V r1, out V r2, out V r3)
        where V : struct, ILanes<V>
    {
        EvenRows.Column(ref x, row, out r0, out r2);
        OddRows.Column(ref x, row, out r1, out r3);
    }

    /// <summary>Two rows of the outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OutputRows<V, TRows, TActivation>(ref float x, nint pointStride, ref float bias, ref float y, nint rowStride)
        where V : struct, ILanes<V>
        where TRows : struct, IOutputRows
        where TActivation : struct, IActivation
    {
        TRows.Column(ref x, 6 * pointStride, out V m0, out V n0);
        TRows.Column(ref Unsafe.Add(ref x, pointStride), 6 * pointStride, out V m1, out V n1);
        TRows.Column(ref Unsafe.Add(ref x, 2 * pointStride), 6 * pointStride, out V m2, out V n2);
        TRows.Column(ref Unsafe.Add(ref x, 3 * pointStride), 6 * pointStride, out V m3, out V n3);
        TRows.Column(ref Unsafe.Add(ref x, 4 * pointStride), 6 * pointStride, out V m4, out V n4);
        TRows.Column(ref Unsafe.Add(ref x, 5 * pointStride), 6 * pointStride, out V m5, out V n5);
        Back<V, TActivation>(m0, m1, m2, m3, m4, m5, ref bias, ref y);
        Back<V, TActivation>(n0, n1, n2, n3, n4, n5, ref bias, ref Unsafe.Add(ref y, rowStride));
    }

    /// <summary>Six numbers to four, along a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Back<V, TActivation>(V m0, V m1, V m2, V m3, V m4, V m5, ref float bias, ref float y)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V start = V.Load(ref bias);
        V evenA = m1 + m2;
        V oddA = m1 - m2;
        V evenB = m3 + m4;
        V oddB = m3 - m4;
        TActivation.Apply(m0 + evenA + (evenB + start)).Store(ref y);
        TActivation.Apply(V.MultiplyAdd(V.Splat(A), oddA, V.MultiplyAdd(V.Splat(B), oddB, start))).Store(ref Unsafe.Add(ref y, V.Count));
        TActivation.Apply(V.MultiplyAdd(V.Splat(A2), evenA, V.MultiplyAdd(V.Splat(B2), evenB, start))).Store(ref Unsafe.Add(ref y, 2 * V.Count));
        TActivation.Apply(V.MultiplyAdd(V.Splat(A3), oddA, V.MultiplyAdd(V.Splat(B3), oddB, m5 + start))).Store(ref Unsafe.Add(ref y, 3 * V.Count));
    }

    /// <summary>Which two rows of the outputs.</summary>
    private interface IOutputRows
    {
        /// <summary>Down a column of products, which are <paramref name="row"/> floats apart.</summary>
        static abstract void Column<V>(ref float x, nint row, out V upper, out V lower)
            where V : struct, ILanes<V>;
    }

    /// <summary>Rows 0 and 2: by the powers 0 and 2 of the points.</summary>
    private readonly struct EvenRows : IOutputRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Column<V>(ref float x, nint row, out V upper, out V lower)
            where V : struct, ILanes<V>
        {
            V a = V.Load(ref Unsafe.Add(ref x, row)) + V.Load(ref Unsafe.Add(ref x, 2 * row));
            V b = V.Load(ref Unsafe.Add(ref x, 3 * row)) + V.Load(ref Unsafe.Add(ref x, 4 * row));
            upper = V.Load(ref x) + a + b;
            lower = V.MultiplyAdd(V.Splat(A2), a, V.Splat(B2) * b);
        }
    }

    /// <summary>Rows 1 and 3: by the powers 1 and 3 of the points, and infinity.</summary>
    private readonly struct OddRows : IOutputRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Column<V>(ref float x, nint row, out V upper, out V lower)
            where V : struct, ILanes<V>
        {
            V a = V.Load(ref Unsafe.Add(ref x, row)) - V.Load(ref Unsafe.Add(ref x, 2 * row));
            V b = V.Load(ref Unsafe.Add(ref x, 3 * row)) - V.Load(ref Unsafe.Add(ref x, 4 * row));
            upper = V.MultiplyAdd(V.Splat(A), a, V.Splat(B) * b);
            lower = V.MultiplyAdd(V.Splat(A3), a, V.MultiplyAdd(V.Splat(B3), b, V.Load(ref Unsafe.Add(ref x, 5 * row))));
        }
    }
}
