using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>
/// x times the normal distribution function: x * (1 + erf(x/sqrt(2)))/2. The complement erfc comes from formula 7.1.26 of
/// Abramowitz and Stegun, whose absolute error is below 1.5e-7. Error below 2.5e-7 + 1e-7 |y|.
/// </summary>
public readonly struct GELU : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        V z = V.Abs(x) * V.Splat(0.70710678f);
        V t = V.Splat(1f) / V.MultiplyAdd(V.Splat(0.3275911f), z, V.Splat(1f));
        V series = V.MultiplyAdd(V.Splat(1.061405429f), t, V.Splat(-1.453152027f));
        series = V.MultiplyAdd(series, t, V.Splat(1.421413741f));
        series = V.MultiplyAdd(series, t, V.Splat(-0.284496736f));
        series = V.MultiplyAdd(series, t, V.Splat(0.254829592f));
        V half = V.Splat(0.5f) * series * t * V.Exp(V.Zero - (z * z));
        return x * V.WhereNegative(x, half, V.Splat(1f) - half);
    }
}

/// <summary>GELU by tanh: x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 x^3)))/2. Error below 6e-8 + 1.5e-7 |y|.</summary>
public readonly struct GELUTanh : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        V inner = V.Splat(0.7978845608f) * V.MultiplyAdd(V.Splat(0.044715f) * x * x, x, x);

        // (1 + tanh(u))/2 = 1/(1 + exp(-2u)): one exponential, no cancellation.
        return x / (V.Splat(1f) + V.Exp(V.Zero - (inner + inner)));
    }
}
