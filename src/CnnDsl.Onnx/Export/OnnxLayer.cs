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

    /// <summary>C; a scalar is one channel.</summary>
    public int Channels => InputShape.Rank == 0 ? 1 : InputShape[0];

    /// <summary>Dimensions by which a number a channel, or one for all, broadcasts from the right: C x 1 x 1 for a map.</summary>
    public int[] PerChannel(int channels) => [channels, .. Enumerable.Repeat(1, Math.Max(InputShape.Rank - 1, 0))];

    /// <summary>The shapes of all that it reads.</summary>
    public TensorShape[] InputShapes => [.. inputs.Select(input => input.Shape)];

    /// <summary>C x H x W, or features.</summary>
    public TensorShape OutputShape => info.OutputShape;

    public double Number(string argument) => info[argument];

    public int Int(string argument) => (int)info[argument];

    public bool Flag(string argument) => info[argument] != 0;

    /// <summary>Whether the layer says this argument at all.</summary>
    public bool Has(string argument) => info.Arguments.Any(stated => stated.Name == argument);

    /// <summary>An input of the network, whose first dimension is the batch.</summary>
    public string NetworkInput => graph.FirstInput;

    /// <summary>The elements of an argument that is an array, in order.</summary>
    public int[] Ints(string argument) => [.. Numbers(argument).Select(number => (int)number)];

    /// <summary>The elements of an argument that is an array, in order.</summary>
    public double[] Numbers(string argument) =>
        [.. info.Arguments.Where(element => element.Name.StartsWith($"{argument}[", StringComparison.Ordinal)).Select(element => element.Value)];

    /// <summary>The axis of the layer as ONNX counts it, with the batch before the layer's own.</summary>
    public int Axis => Int("Axis") + 1;

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

    /// <summary>Adds ones, or other numbers that are all the same.</summary>
    public string Filled(string suffix, float value, params ReadOnlySpan<int> dimensions)
    {
        float[] values = new float[new TensorShape(dimensions).Length];
        Array.Fill(values, value);
        return Constant(suffix, values, dimensions);
    }

    /// <summary>Adds a step that gives a value other dimensions behind the batch's; one may be -1.</summary>
    public string Reshaped(string step, string value, params ReadOnlySpan<int> dimensions) =>
        Step(step, "Reshape", [value, ShapeOf(step, dimensions)]);

    /// <summary>Adds dimensions behind the batch's, for a Reshape; a 0 there takes the batch's size over.</summary>
    public string ShapeOf(string step, ReadOnlySpan<int> dimensions)
    {
        long[] shape = new long[dimensions.Length + 1];
        for (int i = 0; i < dimensions.Length; i++)
        {
            shape[i + 1] = dimensions[i];
        }

        return Integers($"{step}_shape", shape);
    }

    /// <summary>Adds a number.</summary>
    public string Scalar(string suffix, double value) => Constant(suffix, [(float)value], []);

    /// <summary>Adds a list of whole numbers.</summary>
    public string Integers(string suffix, params ReadOnlySpan<long> values) => graph.AddIntegers($"{info.Name}/{suffix}", values);
}
