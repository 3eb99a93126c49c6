using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// F(4 x 4, 3 x 3): 36 multiplications for 16 outputs, a quarter of the direct way's 144. The points are 0, +-3/4, +-3/2 and
/// infinity: as fast as the usual 0, +-1, +-2, and five times as exact.
/// Rows go together whose columns the registers hold, so that nothing waits in memory between the two directions.
/// </summary>
public readonly struct Winograd4 : IWinograd
{
    internal const float A = 0.75f;
    internal const float B = 1.5f;
    internal const float A2 = A * A;
    internal const float B2 = B * B;
    internal const float A3 = A * A * A;
    internal const float B3 = B * B * B;

    private static readonly double[] Filter = MakeFilterTransform();

    /// <inheritdoc/>
    public static int Outputs => 4;

    /// <inheritdoc/>
    public static ReadOnlySpan<double> FilterTransform => Filter;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformInput<V>(ref float x, int rowStride, ref float y, int pointStride)
        where V : struct, ILanes<V> => Winograd4Input.Transform<V>(ref x, rowStride, ref y, pointStride);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TransformOutput<V, TActivation>(ref float x, int pointStride, ref float bias, ref float y, int rowStride)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation => Winograd4Output.Transform<V, TActivation>(ref x, pointStride, ref bias, ref y, rowStride);

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
