using System.Globalization;
using System.Runtime.InteropServices;

namespace CnnDsl;

/// <summary>Dimensions of a tensor, outermost first. Equal when the dimensions are.</summary>
public sealed class TensorShape : IEquatable<TensorShape>
{
    private readonly int[] _dimensions;

    /// <summary>A shape of the given dimensions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public TensorShape(params ReadOnlySpan<int> dimensions)
    {
        foreach (int dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
        }

        _dimensions = dimensions.ToArray();
    }

    /// <summary>The dimensions, outermost first.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    /// <summary>Number of dimensions.</summary>
    public int Rank => _dimensions.Length;

    /// <summary>Product of the dimensions; 1 for a scalar.</summary>
    public long Length
    {
        get
        {
            long length = 1;
            foreach (int dimension in _dimensions)
            {
                length = checked(length * dimension);
            }

            return length;
        }
    }

    /// <summary>One dimension.</summary>
    public int this[int index] => _dimensions[index];

    /// <inheritdoc/>
    public bool Equals(TensorShape? other) => other is not null && Dimensions.SequenceEqual(other.Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(MemoryMarshal.AsBytes(Dimensions));
        return hash.ToHashCode();
    }

    /// <summary>As in <c>6 x 28 x 28</c>; <c>scalar</c> without dimensions.</summary>
    public override string ToString() =>
        Rank == 0 ? "scalar" : string.Join(" x ", _dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}
