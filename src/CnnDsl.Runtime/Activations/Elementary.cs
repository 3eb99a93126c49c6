using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>|x|, exactly.</summary>
public readonly struct Abs : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Abs(x);
}

/// <summary>-x, exactly.</summary>
public readonly struct Neg : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => x * V.Splat(-1f);
}

/// <summary>Square root, rounded correctly; NaN below 0.</summary>
public readonly struct Sqrt : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Sqrt(x);
}

/// <summary>e to the power of x. Error below 2.4e-7 |y|.</summary>
public readonly struct Exp : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Exp(x);
}

/// <summary>Natural logarithm. Error below 3.6e-7 |y|; minus infinity of 0, NaN below.</summary>
public readonly struct Log : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Log(x);
}

/// <summary>1/x, rounded correctly.</summary>
public readonly struct Reciprocal : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Splat(1f) / x;
}

/// <summary>The largest whole number that is not larger, exactly.</summary>
public readonly struct Floor : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Floor(x);
}

/// <summary>The smallest whole number that is not smaller, exactly.</summary>
public readonly struct Ceil : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Ceiling(x);
}

/// <summary>The nearest whole number, of two the even one, exactly.</summary>
public readonly struct Round : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Round(x);
}

/// <summary>-1, 0 or 1, exactly; NaN stays.</summary>
public readonly struct Sign : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.WhereNegative(x, V.Splat(-1f), V.WhereNegative(V.Zero - x, V.Splat(1f), x));
}

/// <summary>Sine of x in radians. Error below 2e-7 up to 1000.</summary>
public readonly struct Sin : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Sin(x);
}

/// <summary>Cosine of x in radians. Error below 2e-7 up to 1000.</summary>
public readonly struct Cos : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => V.Cos(x);
}
