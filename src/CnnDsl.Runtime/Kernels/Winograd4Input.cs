using System.Runtime.CompilerServices;
using CnnDsl.Lanes;
using static CnnDsl.Kernels.Winograd4;

namespace CnnDsl.Kernels;

/// <summary>
/// The inputs of <see cref="Winograd4"/>: a tile's columns, then its rows. The rows of a point and of its negative go together, 12 vectors, which
/// 16 registers hold; of 32 registers, those of both points, 24.
/// </summary>
internal static class Winograd4Input
{
    /// <summary>See <see cref="IWinograd.TransformInput"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transform<V>(ref float x, int rowStride, ref float y, int pointStride)
        where V : struct, ILanes<V>
    {
        nint row = 6 * (nint)pointStride;
        InputRow<V>(ref x, rowStride, ref y, pointStride);
        if (V.Registers == 32)
        {
            InnerRows<V>(ref x, rowStride, ref Unsafe.Add(ref y, row), pointStride);
        }
        else
        {
            InputRows<V>(ref x, rowStride, A, B2, ref Unsafe.Add(ref y, row), pointStride);
            InputRows<V>(ref x, rowStride, B, A2, ref Unsafe.Add(ref y, 3 * row), pointStride);
        }

        InputRow<V>(ref Unsafe.Add(ref x, rowStride), rowStride, ref Unsafe.Add(ref y, 5 * row), pointStride);
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

    /// <summary>Two times <see cref="InputRows"/>: their columns are 24 vectors, which 32 registers hold, so that the JIT loads each input once for both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InnerRows<V>(ref float x, nint rowStride, ref float y, nint pointStride)
        where V : struct, ILanes<V>
    {
        Inner(ref x, rowStride, V.Splat(A), V.Splat(-B2), out V a0, out V b0);
        Inner(ref x, rowStride, V.Splat(B), V.Splat(-A2), out V c0, out V d0);
        Inner(ref Unsafe.Add(ref x, V.Count), rowStride, V.Splat(A), V.Splat(-B2), out V a1, out V b1);
        Inner(ref Unsafe.Add(ref x, V.Count), rowStride, V.Splat(B), V.Splat(-A2), out V c1, out V d1);
        Inner(ref Unsafe.Add(ref x, 2 * V.Count), rowStride, V.Splat(A), V.Splat(-B2), out V a2, out V b2);
        Inner(ref Unsafe.Add(ref x, 2 * V.Count), rowStride, V.Splat(B), V.Splat(-A2), out V c2, out V d2);
        Inner(ref Unsafe.Add(ref x, 3 * V.Count), rowStride, V.Splat(A), V.Splat(-B2), out V a3, out V b3);
        Inner(ref Unsafe.Add(ref x, 3 * V.Count), rowStride, V.Splat(B), V.Splat(-A2), out V c3, out V d3);
        Inner(ref Unsafe.Add(ref x, 4 * V.Count), rowStride, V.Splat(A), V.Splat(-B2), out V a4, out V b4);
        Inner(ref Unsafe.Add(ref x, 4 * V.Count), rowStride, V.Splat(B), V.Splat(-A2), out V c4, out V d4);
        Inner(ref Unsafe.Add(ref x, 5 * V.Count), rowStride, V.Splat(A), V.Splat(-B2), out V a5, out V b5);
        Inner(ref Unsafe.Add(ref x, 5 * V.Count), rowStride, V.Splat(B), V.Splat(-A2), out V c5, out V d5);
        Forward(a0, a1, a2, a3, a4, a5, ref y, pointStride);
        Forward(b0, b1, b2, b3, b4, b5, ref Unsafe.Add(ref y, 6 * pointStride), pointStride);
        Forward(c0, c1, c2, c3, c4, c5, ref Unsafe.Add(ref y, 12 * pointStride), pointStride);
        Forward(d0, d1, d2, d3, d4, d5, ref Unsafe.Add(ref y, 18 * pointStride), pointStride);
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
}
