using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// F(2 x 2, 3 x 3) with the points 0, 1, -1 and infinity: 16 multiplications for 4 outputs instead of 36, as exact as the direct
/// way. For few tiles and many channels, where the 36 transformed filters of <see cref="Winograd4"/> would not pay their way.
/// </summary>
public readonly struct Winograd2 : IWinograd
{
    private static readonly double[] Filter = [1, 0, 0, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, 0, 0, 1];

    /// <inheritdoc/>
    public static int Outputs => 2;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> FilterTransform => Filter;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<V>(ref float x, int rowStride, ref float y, int pointStride)
        where V : struct, ILanes<V>
    {
        (nint step, nint row) = (rowStride, 4 * (nint)pointStride);
        InputRow<V>(ref x, ref Unsafe.Add(ref x, 2 * step), ref y, pointStride);
        InputRows<V>(ref Unsafe.Add(ref x, step), ref Unsafe.Add(ref x, 2 * step), ref Unsafe.Add(ref y, row), pointStride);
        InputRow<V>(ref Unsafe.Add(ref x, 3 * step), ref Unsafe.Add(ref x, step), ref Unsafe.Add(ref y, 3 * row), pointStride);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutput<V, TActivation>(ref float x, int pointStride, ref float bias, ref float y, int rowStride)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        nint step = pointStride;
        Columns(ref x, step, out V m0, out V n0);
        Columns(ref Unsafe.Add(ref x, step), step, out V m1, out V n1);
        Columns(ref Unsafe.Add(ref x, 2 * step), step, out V m2, out V n2);
        Columns(ref Unsafe.Add(ref x, 3 * step), step, out V m3, out V n3);
        Back<V, TActivation>(m0, m1, m2, m3, ref bias, ref y);
        Back<V, TActivation>(n0, n1, n2, n3, ref bias, ref Unsafe.Add(ref y, rowStride));
    }

    /// <summary>The row of the point 0 or infinity: a - b, then along it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputRow<V>(ref float a, ref float b, ref float y, nint pointStride)
        where V : struct, ILanes<V>
    {
        V d0 = V.Load(ref a) - V.Load(ref b);
        V d1 = V.Load(ref Unsafe.Add(ref a, V.Count)) - V.Load(ref Unsafe.Add(ref b, V.Count));
        V d2 = V.Load(ref Unsafe.Add(ref a, 2 * V.Count)) - V.Load(ref Unsafe.Add(ref b, 2 * V.Count));
        V d3 = V.Load(ref Unsafe.Add(ref a, 3 * V.Count)) - V.Load(ref Unsafe.Add(ref b, 3 * V.Count));
        Forward(d0, d1, d2, d3, ref y, pointStride);
    }

    /// <summary>The rows of the points 1 and -1: a + b and b - a, then along them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputRows<V>(ref float a, ref float b, ref float y, nint pointStride)
        where V : struct, ILanes<V>
    {
        (V a0, V b0) = (V.Load(ref a), V.Load(ref b));
        (V a1, V b1) = (V.Load(ref Unsafe.Add(ref a, V.Count)), V.Load(ref Unsafe.Add(ref b, V.Count)));
        (V a2, V b2) = (V.Load(ref Unsafe.Add(ref a, 2 * V.Count)), V.Load(ref Unsafe.Add(ref b, 2 * V.Count)));
        (V a3, V b3) = (V.Load(ref Unsafe.Add(ref a, 3 * V.Count)), V.Load(ref Unsafe.Add(ref b, 3 * V.Count)));
        Forward(a0 + b0, a1 + b1, a2 + b2, a3 + b3, ref y, pointStride);
        Forward(b0 - a0, b1 - a1, b2 - a2, b3 - a3, ref Unsafe.Add(ref y, 4 * pointStride), pointStride);
    }

    /// <summary>Four numbers to four, along a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Forward<V>(V d0, V d1, V d2, V d3, ref float y, nint stride)
        where V : struct, ILanes<V>
    {
        (d0 - d2).Store(ref y);
        (d1 + d2).Store(ref Unsafe.Add(ref y, stride));
        (d2 - d1).Store(ref Unsafe.Add(ref y, 2 * stride));
        (d3 - d1).Store(ref Unsafe.Add(ref y, 3 * stride));
    }

    /// <summary>A column of products to its two outputs; from a row of them to the next are four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns<V>(ref float x, nint pointStride, out V upper, out V lower)
        where V : struct, ILanes<V>
    {
        nint row = 4 * pointStride;
        V m1 = V.Load(ref Unsafe.Add(ref x, row));
        V m2 = V.Load(ref Unsafe.Add(ref x, 2 * row));
        upper = V.Load(ref x) + m1 + m2;
        lower = m1 - m2 + V.Load(ref Unsafe.Add(ref x, 3 * row));
    }

    /// <summary>Four numbers to two, along a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Back<V, TActivation>(V m0, V m1, V m2, V m3, ref float bias, ref float y)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V start = V.Load(ref bias);
        TActivation.Apply(m0 + m1 + (m2 + start)).Store(ref y);
        TActivation.Apply(m1 - m2 + (m3 + start)).Store(ref Unsafe.Add(ref y, V.Count));
    }
}
