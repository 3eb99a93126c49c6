using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// F(4 x 4, 3 x 3): 36 multiplications for 16 outputs, a quarter of the direct way's 144. The points are 0, +-3/4, +-3/2 and
/// infinity: as fast as the usual 0, +-1, +-2, and five times as exact.
/// Two rows go together, those of a point and of its negative: their columns are 12 vectors, which 16 registers hold, so that nothing
/// waits in memory between the two directions.
/// </summary>
public readonly struct Winograd4 : IWinograd
{
    private const float A = 0.75f;
    private const float B = 1.5f;
    private const float A2 = A * A;
    private const float B2 = B * B;
    private const float A3 = A * A * A;
    private const float B3 = B * B * B;

    private static readonly double[] Filter = MakeFilterTransform();

    /// <inheritdoc/>
    public static int Outputs => 4;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> FilterTransform => Filter;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<V>(ref float x, int rowStride, ref float y, int pointStride)
        where V : struct, ILanes<V>
    {
        nint row = 6 * (nint)pointStride;
        InputRow<V>(ref x, rowStride, ref y, pointStride);
        InputRows<V>(ref x, rowStride, A, B2, ref Unsafe.Add(ref y, row), pointStride);
        InputRows<V>(ref x, rowStride, B, A2, ref Unsafe.Add(ref y, 3 * row), pointStride);
        InputRow<V>(ref Unsafe.Add(ref x, rowStride), rowStride, ref Unsafe.Add(ref y, 5 * row), pointStride);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<V, TActivation>(ref float x, int pointStride, ref float bias, ref float y, int rowStride)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        OutputRows<V, EvenRows, TActivation>(ref x, pointStride, ref bias, ref y, 2 * (nint)rowStride);
        OutputRows<V, OddRows, TActivation>(ref x, pointStride, ref bias, ref Unsafe.Add(ref y, rowStride), 2 * (nint)rowStride);
    }

    /// <summary>The row of the point 0, of inputs that begin a row further down that of infinity: by the coefficients of (x^2 - a^2)(x^2 - b^2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputRow<V>(ref float x, nint rowStride, ref float y, nint pointStride)
        where V : struct, ILanes<V>
    {
        V d0 = Outer<V>(ref x, rowStride);
        V d1 = Outer<V>(ref Unsafe.Add(ref x, V.Count), rowStride);
        V d2 = Outer<V>(ref Unsafe.Add(ref x, 2 * V.Count), rowStride);
        V d3 = Outer<V>(ref Unsafe.Add(ref x, 3 * V.Count), rowStride);
        V d4 = Outer<V>(ref Unsafe.Add(ref x, 4 * V.Count), rowStride);
        V d5 = Outer<V>(ref Unsafe.Add(ref x, 5 * V.Count), rowStride);
        Forward(d0, d1, d2, d3, d4, d5, ref y, pointStride);
    }

    /// <summary>The rows of a point and of its negative: by the coefficients of x(x + point)(x^2 - other^2) and x(x - point)(x^2 - other^2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputRows<V>(ref float x, nint rowStride, float point, float otherSquared, ref float y, nint pointStride)
        where V : struct, ILanes<V>
    {
        (V p, V s) = (V.Splat(point), V.Splat(-otherSquared));
        Inner(ref x, rowStride, p, s, out V d0, out V e0);
        Inner(ref Unsafe.Add(ref x, V.Count), rowStride, p, s, out V d1, out V e1);
        Inner(ref Unsafe.Add(ref x, 2 * V.Count), rowStride, p, s, out V d2, out V e2);
        Inner(ref Unsafe.Add(ref x, 3 * V.Count), rowStride, p, s, out V d3, out V e3);
        Inner(ref Unsafe.Add(ref x, 4 * V.Count), rowStride, p, s, out V d4, out V e4);
        Inner(ref Unsafe.Add(ref x, 5 * V.Count), rowStride, p, s, out V d5, out V e5);
        Forward(d0, d1, d2, d3, d4, d5, ref y, pointStride);
        Forward(e0, e1, e2, e3, e4, e5, ref Unsafe.Add(ref y, 6 * pointStride), pointStride);
    }

    /// <summary>A column of <see cref="InputRow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Outer<V>(ref float x, nint rowStride)
        where V : struct, ILanes<V>
    {
        V inner = V.MultiplyAdd(V.Splat(-A2 - B2), V.Load(ref Unsafe.Add(ref x, 2 * rowStride)), V.Load(ref Unsafe.Add(ref x, 4 * rowStride)));
        return V.MultiplyAdd(V.Splat(A2 * B2), V.Load(ref x), inner);
    }

    /// <summary>A column of <see cref="InputRows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Inner<V>(ref float x, nint rowStride, V point, V minusSquare, out V positive, out V negative)
        where V : struct, ILanes<V>
    {
        V even = V.MultiplyAdd(minusSquare, V.Load(ref Unsafe.Add(ref x, 2 * rowStride)), V.Load(ref Unsafe.Add(ref x, 4 * rowStride)));
        V odd = point * V.MultiplyAdd(minusSquare, V.Load(ref Unsafe.Add(ref x, rowStride)), V.Load(ref Unsafe.Add(ref x, 3 * rowStride)));
        positive = even + odd;
        negative = even - odd;
    }

    /// <summary>Six numbers to six, along a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Forward<V>(V d0, V d1, V d2, V d3, V d4, V d5, ref float y, nint stride)
        where V : struct, ILanes<V>
    {
        V sum = V.Splat(-A2 - B2);
        V product = V.Splat(A2 * B2);
        V.MultiplyAdd(product, d0, V.MultiplyAdd(sum, d2, d4)).Store(ref y);
        V.MultiplyAdd(product, d1, V.MultiplyAdd(sum, d3, d5)).Store(ref Unsafe.Add(ref y, 5 * stride));
        V even = V.MultiplyAdd(V.Splat(-B2), d2, d4);
        V odd = V.Splat(A) * V.MultiplyAdd(V.Splat(-B2), d1, d3);
        (even + odd).Store(ref Unsafe.Add(ref y, stride));
        (even - odd).Store(ref Unsafe.Add(ref y, 2 * stride));
        even = V.MultiplyAdd(V.Splat(-A2), d2, d4);
        odd = V.Splat(B) * V.MultiplyAdd(V.Splat(-A2), d1, d3);
        (even + odd).Store(ref Unsafe.Add(ref y, 3 * stride));
        (even - odd).Store(ref Unsafe.Add(ref y, 4 * stride));
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

    private static double[] MakeFilterTransform()
    {
        double a = 2 * A2 * (A2 - (double)B2);
        double b = 2 * B2 * (B2 - (double)A2);
        double zero = A2 * (double)B2;
        return
        [
            1 / zero, 0, 0,
            1 / a, A / a, A2 / a,
            1 / a, -A / a, A2 / a,
            1 / b, B / b, B2 / b,
            1 / b, -B / b, B2 / b,
            0, 0, 1,
        ];
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
