using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>max(0, x), exactly; NaN stays.</summary>
public readonly struct ReLU : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        V.AtLeast(V.Zero, x);
}

/// <summary>min(max(0, x), 6), exactly; NaN stays.</summary>
public readonly struct ReLU6 : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        V.Clamp(x, 0f, 6f);
}

/// <summary>x, times the slope where negative. Error below 6e-8 |y|, one rounding.</summary>
public readonly struct LeakyReLU<TSlope> : IActivation
    where TSlope : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        V.WhereNegative(x, x * V.Splat(TSlope.Value), x);
}

/// <summary>min(max(0, alpha * x + beta), 1). Error below 1.2e-7.</summary>
public readonly struct HardSigmoid<TAlpha, TBeta> : IActivation
    where TAlpha : struct, IConstant
    where TBeta : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        V.Clamp(V.MultiplyAdd(x, V.Splat(TAlpha.Value), V.Splat(TBeta.Value)), 0f, 1f);
}

/// <summary>x * min(max(0, x + 3), 6)/6. Error below 2e-7 |y|; from 3 on exactly x.</summary>
public readonly struct HardSwish : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        x * (V.Clamp(x + V.Splat(3f), 0f, 6f) * V.Splat(1f / 6f));
}

/// <summary>min(max(low, x), high), exactly; NaN stays.</summary>
public readonly struct Clip<TLow, THigh> : IActivation
    where TLow : struct, IConstant
    where THigh : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        V.Clamp(x, TLow.Value, THigh.Value);
}

/// <summary>x * factor, rounded once.</summary>
public readonly struct Scale<TFactor> : IActivation
    where TFactor : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        x * V.Splat(TFactor.Value);
}

/// <summary>x + offset, rounded once.</summary>
public readonly struct Shift<TOffset> : IActivation
    where TOffset : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> =>
        x + V.Splat(TOffset.Value);
}
