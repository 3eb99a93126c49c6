using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>1/(1 + exp(-x)). Error below 1e-7.</summary>
public readonly struct Sigmoid : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        V.Splat(1f) / Exponential.OnePlusOfMinus(x);
}

/// <summary>x/(1 + exp(-x)). Error below 6e-8 + 1.5e-7 |y|.</summary>
public readonly struct SiLU : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        x / Exponential.OnePlusOfMinus(x);
}

/// <summary>x, or alpha * (exp(x) - 1) where negative. Error below 1.2e-7 alpha: the difference cancels near 0.</summary>
public readonly struct ELU<TAlpha> : IActivation
    where TAlpha : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        // Exp of a tiny negative number may round to more than 1.
        V difference = V.AtMost(V.Zero, V.Exp(x) - V.Splat(1f));
        return V.WhereNegative(x, V.Splat(TAlpha.Value) * difference, x);
    }
}

/// <summary>log(1 + exp(x)), as max(0, x) + log(1 + exp(-|x|)), which cannot overflow. Error below 1.7e-7 + 1e-7 |y|.</summary>
public readonly struct Softplus : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        V.AtLeast(V.Zero, x) + V.Log(V.Splat(1f) + V.Exp(V.Zero - V.Abs(x)));
}

/// <summary>
/// Hyperbolic tangent: an odd polynomial below 0.625 (coefficients of Cephes' tanhf), where 1 - 2/(exp(2x) + 1) would cancel, and that beyond.
/// Error below 2e-7 |y|.
/// </summary>
public readonly struct Tanh : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        V magnitude = V.Abs(x);
        V square = x * x;
        V series = V.MultiplyAdd(V.Splat(-5.70498872745e-3f), square, V.Splat(2.06390887954e-2f));
        series = V.MultiplyAdd(series, square, V.Splat(-5.37397155531e-2f));
        series = V.MultiplyAdd(series, square, V.Splat(1.33314422036e-1f));
        series = V.MultiplyAdd(series, square, V.Splat(-3.33332819422e-1f));
        series = V.MultiplyAdd(series * square, x, x);
        V exponential = V.Splat(1f) - (V.Splat(2f) / (V.Exp(magnitude + magnitude) + V.Splat(1f)));
        return V.WhereNegative(magnitude - V.Splat(0.625f), series, V.CopySign(exponential, x));
    }
}
