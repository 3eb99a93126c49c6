using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// F(4 x 4, 3 x 3): 36 multiplications for 16 outputs, a quarter of the direct way's 144. The points are 0, +-3/4, +-3/2 and
/// infinity: as fast as the usual 0, +-1, +-2, and five times as exact.
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
    /// <remarks>Six numbers to six: by the coefficients of x(x^2 - a^2)(x^2 - b^2) over each of its factors.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<V>(ref float x, int stride, ref float y, int yStride)
        where V : struct, ILanes<V>
    {
        V d0 = V.Load(ref x);
        V d1 = V.Load(ref Unsafe.Add(ref x, stride));
        V d2 = V.Load(ref Unsafe.Add(ref x, 2 * stride));
        V d3 = V.Load(ref Unsafe.Add(ref x, 3 * stride));
        V d4 = V.Load(ref Unsafe.Add(ref x, 4 * stride));
        V d5 = V.Load(ref Unsafe.Add(ref x, 5 * stride));
        V sum = V.Splat(-A2 - B2);
        V product = V.Splat(A2 * B2);
        V.MultiplyAdd(product, d0, V.MultiplyAdd(sum, d2, d4)).Store(ref y);
        V even = V.MultiplyAdd(V.Splat(-B2), d2, d4);
        V odd = V.Splat(A) * V.MultiplyAdd(V.Splat(-B2), d1, d3);
        (even + odd).Store(ref Unsafe.Add(ref y, yStride));
        (even - odd).Store(ref Unsafe.Add(ref y, 2 * yStride));
        even = V.MultiplyAdd(V.Splat(-A2), d2, d4);
        odd = V.Splat(B) * V.MultiplyAdd(V.Splat(-A2), d1, d3);
        (even + odd).Store(ref Unsafe.Add(ref y, 3 * yStride));
        (even - odd).Store(ref Unsafe.Add(ref y, 4 * yStride));
        V.MultiplyAdd(product, d1, V.MultiplyAdd(sum, d3, d5)).Store(ref Unsafe.Add(ref y, 5 * yStride));
    }

    /// <inheritdoc/>
    /// <remarks>Six numbers to four: by the powers of the points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Back<V, TActivation>(ref float x, int stride, V bias, ref float y, int yStride)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        V m1 = V.Load(ref Unsafe.Add(ref x, stride));
        V m2 = V.Load(ref Unsafe.Add(ref x, 2 * stride));
        V m3 = V.Load(ref Unsafe.Add(ref x, 3 * stride));
        V m4 = V.Load(ref Unsafe.Add(ref x, 4 * stride));
        V evenA = m1 + m2;
        V oddA = m1 - m2;
        V evenB = m3 + m4;
        V oddB = m3 - m4;
        TActivation.Apply(V.Load(ref x) + evenA + (evenB + bias)).Store(ref y);
        TActivation.Apply(V.MultiplyAdd(V.Splat(A), oddA, V.MultiplyAdd(V.Splat(B), oddB, bias))).Store(ref Unsafe.Add(ref y, yStride));
        TActivation.Apply(V.MultiplyAdd(V.Splat(A2), evenA, V.MultiplyAdd(V.Splat(B2), evenB, bias))).Store(ref Unsafe.Add(ref y, 2 * yStride));
        V last = V.Load(ref Unsafe.Add(ref x, 5 * stride)) + bias;
        TActivation.Apply(V.MultiplyAdd(V.Splat(A3), oddA, V.MultiplyAdd(V.Splat(B3), oddB, last))).Store(ref Unsafe.Add(ref y, 3 * yStride));
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
}
