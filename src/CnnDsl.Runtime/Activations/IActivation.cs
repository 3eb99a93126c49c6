using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>An activation as a type, which kernels take as an argument and the JIT folds into their last pass.</summary>
public interface IActivation
{
    /// <summary>The activation of each lane.</summary>
    static abstract V Apply<V>(V x)
        where V : struct, ILanes<V>;
}

/// <summary>A number as a type: the slope of a <see cref="LeakyReLU{TSlope}"/>, for example.</summary>
public interface IConstant
{
    /// <summary>The number.</summary>
    static abstract float Value { get; }
}

/// <summary>x: no activation.</summary>
public readonly struct Identity : IActivation
{
    /// <inheritdoc/>
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => x;
}
