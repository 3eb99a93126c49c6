namespace CnnDsl.Onnx.Reading;

/// <summary>A tensor whose numbers are known. Immutable: what it hands out is a copy or read-only.</summary>
public sealed class OnnxTensor
{
    // float[] for the types of up to 32 bits, double[], long[] for whole numbers and truth values, or string[].
    private readonly Array _data;
    private readonly int[] _dimensions;

    private OnnxTensor(ElementType type, ReadOnlySpan<int> dimensions, Array data)
    {
        Type = type;
        _dimensions = dimensions.ToArray();
        _data = data;
        if (data.Length != _dimensions.Aggregate(1, (length, dimension) => checked(length * dimension)))
        {
            throw new ArgumentException($"{data.Length} elements do not fill {string.Join(" x ", _dimensions)}.", nameof(data));
        }
    }

    /// <summary>What its elements are.</summary>
    public ElementType Type { get; }

    /// <summary>Its dimensions, outermost first; none for a scalar.</summary>
    public ReadOnlySpan<int> Dimensions => _dimensions;

    /// <summary>Number of dimensions.</summary>
    public int Rank => _dimensions.Length;

    /// <summary>Number of elements.</summary>
    public int Length => _data.Length;

    /// <summary>A tensor of <see cref="ElementType.Float"/>.</summary>
    public static OnnxTensor OfFloats(float[] data, params ReadOnlySpan<int> dimensions) => new(ElementType.Float, dimensions, data);

    /// <summary>A tensor of <see cref="ElementType.Int64"/>.</summary>
    public static OnnxTensor OfIntegers(long[] data, params ReadOnlySpan<int> dimensions) => new(ElementType.Int64, dimensions, data);

    /// <summary>A list of <see cref="ElementType.Int64"/>.</summary>
    internal static OnnxTensor List(params long[] data) => OfIntegers(data, data.Length);

    /// <summary>Numbers of any type; real ones are rounded to it, whole ones cut off as a C cast does.</summary>
    internal static OnnxTensor OfNumbers(ElementType type, ReadOnlySpan<int> dimensions, double[] data) => type switch
    {
        ElementType.Double => new OnnxTensor(type, dimensions, data),
        ElementType.Float16 => new OnnxTensor(type, dimensions, Array.ConvertAll(data, value => (float)(Half)value)),
        _ when type.IsReal() => new OnnxTensor(type, dimensions, Array.ConvertAll(data, value => (float)value)),
        ElementType.Bool => new OnnxTensor(type, dimensions, Array.ConvertAll(data, value => value == 0 ? 0L : 1L)),
        _ => new OnnxTensor(type, dimensions, Array.ConvertAll(data, value => (long)value)),
    };

    /// <summary>Whole numbers of any type.</summary>
    internal static OnnxTensor OfNumbers(ElementType type, ReadOnlySpan<int> dimensions, long[] data) => type switch
    {
        ElementType.Bool => new OnnxTensor(type, dimensions, Array.ConvertAll(data, value => value == 0 ? 0L : 1L)),
        _ when type.IsWhole() => new OnnxTensor(type, dimensions, data),
        _ => OfNumbers(type, dimensions, Array.ConvertAll(data, value => (double)value)),
    };

    /// <summary>Numbers as they were read.</summary>
    internal static OnnxTensor OfData(ElementType type, ReadOnlySpan<int> dimensions, Array data) => new(type, dimensions, data);

    /// <summary>The elements as 32-bit floats, row-major.</summary>
    /// <exception cref="InvalidOperationException">The elements are text.</exception>
    public float[] ToFloats() => _data switch
    {
        float[] floats => [.. floats],
        double[] doubles => Array.ConvertAll(doubles, value => (float)value),
        long[] integers => Array.ConvertAll(integers, value => (float)value),
        _ => throw NoNumbers(),
    };

    /// <summary>The elements as 64-bit floats, row-major.</summary>
    /// <exception cref="InvalidOperationException">The elements are text.</exception>
    public double[] ToDoubles() => _data switch
    {
        float[] floats => Array.ConvertAll(floats, value => (double)value),
        double[] doubles => [.. doubles],
        long[] integers => Array.ConvertAll(integers, value => (double)value),
        _ => throw NoNumbers(),
    };

    /// <summary>The elements as whole numbers, row-major; what is behind the point is cut off.</summary>
    /// <exception cref="InvalidOperationException">The elements are text.</exception>
    public long[] ToIntegers() => _data switch
    {
        float[] floats => Array.ConvertAll(floats, value => (long)value),
        double[] doubles => Array.ConvertAll(doubles, value => (long)value),
        long[] integers => [.. integers],
        _ => throw NoNumbers(),
    };

    /// <summary>The same elements in other dimensions of the same product.</summary>
    internal OnnxTensor Reshaped(params ReadOnlySpan<int> dimensions) => new(Type, dimensions, _data);

    /// <summary>The elements of the given indices, in dimensions of as many.</summary>
    internal OnnxTensor Picked(int[] indices, params ReadOnlySpan<int> dimensions) => new(Type, dimensions, _data switch
    {
        float[] floats => Array.ConvertAll(indices, index => floats[index]),
        double[] doubles => Array.ConvertAll(indices, index => doubles[index]),
        long[] integers => Array.ConvertAll(indices, index => integers[index]),
        string[] texts => Array.ConvertAll(indices, index => texts[index]),
        _ => throw new InvalidOperationException($"{_data.GetType()} is no data of a tensor."),
    });

    /// <summary>The elements of all in one list. They are of one type.</summary>
    internal static OnnxTensor Joined(IReadOnlyList<OnnxTensor> parts)
    {
        Array data = Array.CreateInstance(parts[0]._data.GetType().GetElementType()!, parts.Sum(part => part.Length));
        int begin = 0;
        foreach (OnnxTensor part in parts)
        {
            Array.Copy(part._data, 0, data, begin, part.Length);
            begin += part.Length;
        }

        return new OnnxTensor(parts[0].Type, [data.Length], data);
    }

    private InvalidOperationException NoNumbers() => new($"A tensor of {Type.Word()} has no numbers.");
}
