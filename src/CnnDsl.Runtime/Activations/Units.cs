using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>scale * x, or scale * alpha * (exp(x) - 1) where negative, with the constants of the paper. Error below 2.2e-7 + 1.2e-7 |y|: the difference cancels near 0.</summary>
public readonly struct SELU : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        V scaled = V.Splat(1.05070099f) * x;
        V difference = V.AtMost(V.Zero, V.Exp(x) - V.Splat(1f));
        return V.WhereNegative(x, V.Splat(1.75809934f) * difference, scaled);
    }
}

/// <summary>
/// x, or alpha * (exp(x/alpha) - 1) where negative. Error below 2e-7 alpha. With a negative alpha it grows as exp does, and its error with
/// it: below 2e-7 |alpha| + 1.5e-7 |x/alpha * y|.
/// </summary>
public readonly struct CELU<TAlpha> : IActivation
    where TAlpha : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        V difference = V.Exp(x * V.Splat(1f / TAlpha.Value)) - V.Splat(1f);
        return V.WhereNegative(x, V.AtMost(V.Zero, V.Splat(TAlpha.Value) * difference), x);
    }
}

/// <summary>x/(1 + |x|). Error below 1.2e-7 |y|; NaN of an infinity.</summary>
public readonly struct Softsign : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => x / (V.Splat(1f) + V.Abs(x));
}

/// <summary>x * tanh(log(1 + exp(x))), which is x * n/(n + 2) with n = exp(x) * (exp(x) + 2). Error below 5e-7 |y|.</summary>
public readonly struct Mish : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        // Beyond 40 the quotient is 1 long since, and the square would overflow.
        V e = V.Exp(V.AtMost(V.Splat(40f), x));
        V n = e * (e + V.Splat(2f));
        return x * (n / (n + V.Splat(2f)));
    }
}

/// <summary>x where it is more than alpha, else 0, exactly; NaN stays.</summary>
public readonly struct ThresholdedReLU<TAlpha> : IActivation
    where TAlpha : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        // What is less goes first; then what is not more, which leaves alpha itself and a NaN, times 0.
        V kept = V.WhereNegative(x - V.Splat(TAlpha.Value), V.Zero, x);
        return V.WhereNegative(V.Splat(TAlpha.Value) - x, kept, kept * V.Zero);
    }
}

/// <summary>-log(1 + exp(-x)), as min(0, x) - log(1 + exp(-|x|)), which cannot overflow. Error below 1.7e-7 + 1e-7 |y|.</summary>
public readonly struct LogSigmoid : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.AtMost(V.Zero, x) - V.Log(V.Splat(1f) + V.Exp(V.Zero - V.Abs(x)));
}
