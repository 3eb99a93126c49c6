namespace CnnDsl.Weights;

/// <summary>A place that named tensors come from: a file, or memory.</summary>
public interface IWeightSource
{
    /// <summary>What to call this source in an error, such as the file's path.</summary>
    string Description { get; }

    /// <summary>The tensors, in the source's order; names are unique.</summary>
    IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>Writes a tensor's numbers, row-major and widened to 32-bit floats, into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The destination's length is not the tensor's, or its type is not a floating-point one that can be read.</exception>
    void Read(TensorEntry tensor, Span<float> destination);
}

/// <summary>A tensor of a source.</summary>
/// <param name="Name">Its name, such as <c>conv1.weight</c>.</param>
/// <param name="DType">Its element type in the words of safetensors: <c>F32</c>, <c>F16</c>, <c>BF16</c>, <c>I64</c>.</param>
/// <param name="Shape">Its dimensions.</param>
public sealed record TensorEntry(string Name, string DType, TensorShape Shape);
