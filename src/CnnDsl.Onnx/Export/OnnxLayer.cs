using CnnDsl.Onnx.Format;

namespace CnnDsl.Onnx.Export;

/// <summary>A layer on its way into an ONNX graph. Its values are named after it: <c>conv1</c>, and <c>conv1/step</c> within.</summary>
internal sealed class OnnxLayer(LayerInfo info, IReadOnlyList<ValueInfo> inputs, OnnxGraph graph, IReadOnlyDictionary<string, float[]> weights)
{
    /// <summary>Name, in the graph, of what the layer reads, or of the first of it.</summary>
    public string Input => inputs[0].Name;

    /// <summary>Names of all that it reads.</summary>
    public string[] Inputs => [.. inputs.Select(input => input.Name)];

    /// <summary>C x H x W, or features.</summary>
    public TensorShape InputShape => inputs[0].Shape;

    /// <summary>C x H x W, or features.</summary>
    public TensorShape OutputShape => info.OutputShape;

    public double Number(string argument) => info[argument];

    public int Int(string argument) => (int)info[argument];

    public bool Flag(string argument) => info[argument] != 0;

    /// <summary>Adds the operator whose output is the layer's.</summary>
    public string Node(string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
        graph.AddNode(operation, info.Name, inputs, attributes);

    /// <summary>Adds an operator on the way to the layer's output.</summary>
    public string Step(string step, string operation, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
        graph.AddNode(operation, $"{info.Name}/{step}", inputs, attributes);

    /// <summary>Adds the layer's tensor <c>name.suffix</c>, in its own shape.</summary>
    public string Weight(string suffix)
    {
        WeightInfo weight = info.Weights.Single(w => w.Name == $"{info.Name}.{suffix}");
        return graph.AddConstant(weight.Name, weights[weight.Name], weight.Shape.Dimensions);
    }

    /// <summary>Adds the layer's tensor in other dimensions.</summary>
    public string WeightAs(string suffix, params ReadOnlySpan<int> dimensions) =>
        graph.AddConstant($"{info.Name}.{suffix}", weights[$"{info.Name}.{suffix}"], dimensions);

    /// <summary>Adds a tensor that is none of the network's.</summary>
    public string Constant(string suffix, ReadOnlySpan<float> values, params ReadOnlySpan<int> dimensions) =>
        graph.AddConstant($"{info.Name}/{suffix}", values, dimensions);

    /// <summary>Adds a number.</summary>
    public string Scalar(string suffix, double value) => Constant(suffix, [(float)value], []);

    /// <summary>Adds a list of whole numbers.</summary>
    public string Integers(string suffix, params ReadOnlySpan<long> values) => graph.AddIntegers($"{info.Name}/{suffix}", values);
}
