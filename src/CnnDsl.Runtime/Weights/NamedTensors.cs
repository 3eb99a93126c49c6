using System.Globalization;
using System.Numerics.Tensors;
using CnnDsl.Engine;

namespace CnnDsl.Weights;

/// <summary>Named tensors in memory. Refers to them and copies no numbers until they are read.</summary>
public sealed class NamedTensors : IPartialWeightSource
{
    private readonly Dictionary<string, (TensorEntry Entry, Tensor<float> Tensor)> _tensors = new(StringComparer.Ordinal);

    /// <summary>A source of the tensors that the dictionary holds now.</summary>
    /// <param name="tensors">The tensors by name; they may be slices or otherwise strided.</param>
    /// <param name="description">What to call them in errors.</param>
    /// <exception cref="ArgumentException">A tensor is null, a name occurs twice, or a dimension exceeds <see cref="int.MaxValue"/>.</exception>
    public NamedTensors(IReadOnlyDictionary<string, Tensor<float>> tensors, string description = "tensors in memory")
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(description);
        List<TensorEntry> entries = new(tensors.Count);
        foreach ((string name, Tensor<float> tensor) in tensors)
        {
            TensorEntry entry = new(name, ElementType.F32, ShapeOf(name, tensor));
            if (!_tensors.TryAdd(name, (entry, tensor)))
            {
                throw new ArgumentException($"'{OneLine.Of(name)}' occurs twice.", nameof(tensors));
            }

            entries.Add(entry);
        }

        Description = description;
        Tensors = entries.AsReadOnly();
    }

    /// <summary>What these tensors are called in an error.</summary>
    public string Description { get; }

    /// <summary>The tensors in the dictionary's order, all F32.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>Copies a tensor's numbers row-major into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is not one of <see cref="Tensors"/>, or the destination has another length.</exception>
    public void Read(TensorEntry tensor, Span<float> destination)
    {
        Tensor<float> own = TensorOf(tensor);
        tensor.RequireLength(destination);

        // FlattenTo does not take Tensor<float>.Empty.
        if (!destination.IsEmpty)
        {
            own.FlattenTo(destination);
        }
    }

    /// <summary>Those without gaps.</summary>
    bool IPartialWeightSource.HasParts(TensorEntry tensor) => TensorMemory.TryGetSpan(TensorOf(tensor).AsReadOnlyTensorSpan(), out _);

    void IPartialWeightSource.Read(TensorEntry tensor, long start, Span<float> destination)
    {
        TensorMemory.TryGetSpan(TensorOf(tensor).AsReadOnlyTensorSpan(), out ReadOnlySpan<float> numbers);
        numbers.Slice(checked((int)start), destination.Length).CopyTo(destination);
    }

    private Tensor<float> TensorOf(TensorEntry tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return _tensors.TryGetValue(tensor.Name, out (TensorEntry Entry, Tensor<float> Tensor) own) && own.Entry == tensor
            ? own.Tensor
            : throw tensor.NotOf(this);
    }

    private static TensorShape ShapeOf(string name, Tensor<float> tensor)
    {
        if (tensor is null)
        {
            throw new ArgumentException($"'{OneLine.Of(name)}' is null.");
        }

        // Tensor<float> has no scalars: the one without dimensions is Tensor<float>.Empty.
        if (tensor.Rank == 0)
        {
            return new TensorShape(0);
        }

        // Only a broadcast dimension, whose stride is 0, can be this long.
        Span<int> dimensions = new int[tensor.Rank];
        for (int i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = tensor.Lengths[i] <= int.MaxValue
                ? (int)tensor.Lengths[i]
                : throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"'{OneLine.Of(name)}' has a dimension of {tensor.Lengths[i]}, but {int.MaxValue} is the most."));
        }

        return new TensorShape(dimensions);
    }
}
