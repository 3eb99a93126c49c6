using System.ComponentModel;
using System.Globalization;

namespace CnnDsl.Engine;

/// <summary>
/// Puts a network's description together. Emitted code has it as a line of text a layer, which is compiled in microseconds where
/// constructors for all of it take the JIT half a millisecond a layer, before the network has read its first weight.
/// </summary>
/// <param name="name">The network's name.</param>
/// <param name="workspaceBytes">Memory that one running forward pass needs beyond the weights.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkInfoBuilder(string name, long workspaceBytes)
{
    private readonly List<ValueInfo> _inputs = [];
    private readonly List<ValueInfo> _outputs = [];
    private readonly List<LayerInfo> _layers = [];

    /// <summary>An input.</summary>
    /// <param name="input">Its name.</param>
    /// <param name="shape">As in <c>3x224x224</c>.</param>
    /// <param name="format">The order in which its numbers come.</param>
    public NetworkInfoBuilder Input(string input, string shape, InputFormat format = InputFormat.Planar)
    {
        _inputs.Add(new ValueInfo(input, Shape(shape)) { Format = format });
        return this;
    }

    /// <summary>An output.</summary>
    /// <param name="output">Its name.</param>
    /// <param name="shape">As in <c>1000</c>.</param>
    /// <param name="source">The layer whose value it is.</param>
    public NetworkInfoBuilder Output(string output, string shape, string source)
    {
        _outputs.Add(new ValueInfo(output, Shape(shape)) { Source = source });
        return this;
    }

    /// <summary>A layer that reads one other.</summary>
    /// <inheritdoc cref="Layer(string, string, string[], string, long, long, string, string)"/>
    public NetworkInfoBuilder Layer(
        string layer, string kind, string input, string shape, long parameters, long multiplyAdds, string weights = "", string arguments = "") =>
        Layer(layer, kind, [input], shape, parameters, multiplyAdds, weights, arguments);

    /// <summary>A layer.</summary>
    /// <param name="layer">Its name.</param>
    /// <param name="kind">Its attribute without the suffix.</param>
    /// <param name="inputs">Names of the layers or inputs that it reads.</param>
    /// <param name="shape">Of its output.</param>
    /// <param name="parameters">Trained numbers.</param>
    /// <param name="multiplyAdds">Multiply-adds of one image.</param>
    /// <param name="weights">Its tensors by their suffixes, as in <c>weight 6x1x5x5, bias 6</c>.</param>
    /// <param name="arguments">As in <c>Filters 6, KernelHeight 5</c>.</param>
    public NetworkInfoBuilder Layer(
        string layer, string kind, string[] inputs, string shape, long parameters, long multiplyAdds, string weights = "", string arguments = "")
    {
        List<WeightInfo> tensors = [];
        foreach (string tensor in Parts(weights))
        {
            string suffix = Cut(tensor, out string dimensions);
            tensors.Add(new WeightInfo($"{layer}.{suffix}", Shape(dimensions)));
        }

        List<LayerArgument> values = [];
        foreach (string part in Parts(arguments))
        {
            string argument = Cut(part, out string value);
            values.Add(new LayerArgument(argument, double.Parse(value, CultureInfo.InvariantCulture)));
        }

        _layers.Add(new LayerInfo(layer, kind, inputs.AsReadOnly(), Shape(shape), parameters, multiplyAdds, tensors.AsReadOnly(), values.AsReadOnly()));
        return this;
    }

    /// <summary>The description.</summary>
    public NetworkInfo Build() => new(name, _inputs.AsReadOnly(), _outputs.AsReadOnly(), _layers.AsReadOnly(), workspaceBytes);

    private static string[] Parts(string text) => text.Length == 0 ? [] : text.Split(", ");

    /// <summary>A word, and what follows it behind a space.</summary>
    private static string Cut(string part, out string rest)
    {
        int space = part.IndexOf(' ');
        rest = part[(space + 1)..];
        return part[..space];
    }

    private static TensorShape Shape(string text)
    {
        string[] parts = text.Length == 0 ? [] : text.Split('x');
        int[] dimensions = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            dimensions[i] = int.Parse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return new TensorShape(dimensions);
    }
}
