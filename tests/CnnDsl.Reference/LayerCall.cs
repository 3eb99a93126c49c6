using System.Globalization;

namespace CnnDsl.Reference;

/// <summary>What a layer's definition works on: its arguments, what it reads, and its weights.</summary>
internal sealed class LayerCall(LayerInfo info, IReadOnlyList<DoubleTensor> inputs, IReadOnlyDictionary<string, float[]> weights)
{
    /// <summary>The layer's one input.</summary>
    public DoubleTensor Input => inputs.Count == 1
        ? inputs[0]
        : throw Error($"reads {inputs.Count} values; its definition has one");

    /// <summary>All that the layer reads.</summary>
    public IReadOnlyList<DoubleTensor> Inputs => inputs;

    /// <summary>The layer's one input, which must be C x H x W.</summary>
    public DoubleTensor Map => Input.IsMap ? Input : throw Error($"needs C x H x W and reads {Input.Shape}");

    /// <summary>The layer's one input, which must be C x H x W or C x L; the latter counts as C x 1 x L.</summary>
    public DoubleTensor MapOrSequence => Input.Shape.Rank is 2 or 3 ? Input : throw Error($"needs C x H x W or C x L and reads {Input.Shape}");

    /// <summary>The layer's one input, which must be a vector.</summary>
    public DoubleTensor Vector => Input.Shape.Rank == 1 ? Input : throw Error($"needs a vector and reads {Input.Shape}");

    public double Number(string argument) => info[argument];

    public int Int(string argument) => checked((int)info[argument]);

    /// <summary>The elements of an array.</summary>
    public int[] Ints(string array) => [.. Numbers(array).Select(value => checked((int)value))];

    /// <summary>The elements of an array.</summary>
    public double[] Numbers(string array) =>
        [.. info.Arguments.Where(argument => argument.Name.StartsWith(array + "[", StringComparison.Ordinal)).Select(argument => argument.Value)];

    public bool Flag(string argument) => info[argument] != 0;

    public Rounding Rounding => (Rounding)Int("Rounding");

    /// <summary>The layer's tensor <c>name.suffix</c>, which must have as many numbers as the definition says.</summary>
    public float[] Weight(string suffix, params ReadOnlySpan<int> dimensions)
    {
        string name = $"{info.Name}.{suffix}";
        TensorShape shape = new(dimensions);
        if (!weights.TryGetValue(name, out float[]? values))
        {
            throw Error($"needs the tensor '{name}' ({shape}), which is not given");
        }

        return values.Length == shape.Length
            ? values
            : throw Error(string.Create(CultureInfo.InvariantCulture, $"needs '{name}' of {shape}; given are {values.Length} numbers"));
    }

    public ReferenceException Error(string message) => new($"{info.Kind} '{info.Name}' {message}.");
}
