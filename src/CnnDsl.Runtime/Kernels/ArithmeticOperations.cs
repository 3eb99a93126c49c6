using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>An operation on two numbers, as a type that <see cref="Arithmetic"/> and <see cref="Broadcast"/> take.</summary>
public interface IArithmetic
{
    /// <summary>The operation on each lane.</summary>
    static abstract V Apply<V>(V a, V b)
        where V : struct, ILanes<V>;
}

/// <summary>a + b.</summary>
public readonly struct Sum : IArithmetic
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V a, V b)
        where V : struct, ILanes<V> => a + b;
}

/// <summary>a - b.</summary>
public readonly struct Difference : IArithmetic
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V a, V b)
        where V : struct, ILanes<V> => a - b;
}

/// <summary>a * b.</summary>
public readonly struct Product : IArithmetic
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V a, V b)
        where V : struct, ILanes<V> => a * b;
}

/// <summary>a / b.</summary>
public readonly struct Quotient : IArithmetic
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V a, V b)
        where V : struct, ILanes<V> => a / b;
}

/// <summary>The smaller of a and b; NaN when either is NaN.</summary>
public readonly struct Smaller : IArithmetic
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V a, V b)
        where V : struct, ILanes<V> => V.Min(a, b);
}

/// <summary>The larger of a and b; NaN when either is NaN.</summary>
public readonly struct Larger : IArithmetic
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V a, V b)
        where V : struct, ILanes<V> => V.Max(a, b);
}
