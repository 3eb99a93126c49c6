using CnnDsl.Weights;
using Google.Protobuf;

namespace CnnDsl.Onnx.Export;

/// <summary>Writes a network and its weights as an ONNX model, the form in which ONNX Runtime reads it.</summary>
public static class OnnxExporter
{
    /// <summary>The name of the batch's dimension, which the model leaves open.</summary>
    public const string BatchDimension = "N";

    /// <summary>The kinds of layers that have a translation.</summary>
    public static IReadOnlyCollection<string> Kinds => OnnxOperators.ByKind.Keys;

    /// <summary>Writes the model: opset 17, N x C x H x W in, N x the output shape out, under the network's own names.</summary>
    /// <param name="info">The network.</param>
    /// <param name="weights">Every tensor by its name, row-major.</param>
    /// <param name="destination">Is left open.</param>
    /// <exception cref="NotSupportedException">A layer's kind has no translation.</exception>
    public static void Export(NetworkInfo info, IReadOnlyDictionary<string, float[]> weights, Stream destination)
    {
        OnnxGraph graph = new(info.Name);
        Dictionary<string, ValueInfo> values = new(StringComparer.Ordinal);
        foreach (ValueInfo input in info.Inputs)
        {
            values.Add(input.Name, input with { Name = AddInput(input, graph) });
        }

        foreach (LayerInfo layer in info.Layers)
        {
            if (!OnnxOperators.ByKind.TryGetValue(layer.Kind, out Func<OnnxLayer, string>? translation))
            {
                throw new NotSupportedException($"{layer.Kind} '{layer.Name}' has no translation to ONNX.");
            }

            // What is called a layer's value in ONNX is the translation's to say: a layer that does nothing has none of its own.
            string value = translation(new OnnxLayer(layer, [.. layer.Inputs.Select(input => values[input])], graph, weights));
            values.Add(layer.Name, new ValueInfo(value, layer.OutputShape));
        }

        AddOutputs(info, graph, values);
        graph.ToModel().WriteTo(destination);
    }

    /// <summary>The same with the weights of a file or of memory.</summary>
    /// <param name="info">The network.</param>
    /// <param name="weights">The network's tensors, and no others.</param>
    /// <param name="destination">Is left open.</param>
    /// <exception cref="WeightsException">The tensors are not the network's; every difference is listed.</exception>
    /// <exception cref="NotSupportedException">A layer's kind has no translation.</exception>
    public static void Export(NetworkInfo info, IWeightSource weights, Stream destination)
    {
        WeightSet bound = WeightSet.Bind(info.Name, info.Weights, weights);
        Export(info, info.Weights.ToDictionary(weight => weight.Name, weight => bound.Read(weight.Name)), destination);
    }

    /// <summary>The input in the order and type of the network; returns the name of its value as C x H x W of floats.</summary>
    private static string AddInput(ValueInfo input, OnnxGraph graph)
    {
        if (input.Format == InputFormat.Planar)
        {
            graph.AddInput(input.Name, input.Shape);
            return input.Name;
        }

        bool isBytes = input.Format == InputFormat.Bytes;
        graph.AddInput(input.Name, new TensorShape(input.Shape[1], input.Shape[2], input.Shape[0]), isBytes);
        string floats = isBytes ? graph.AddNode("Cast", $"{input.Name}/floats", [input.Name], OnnxGraph.Int("to", OnnxGraph.FloatType)) : input.Name;
        return graph.AddNode("Transpose", $"{input.Name}/planar", [floats], OnnxGraph.Ints("perm", 0, 3, 1, 2));
    }

    private static void AddOutputs(NetworkInfo info, OnnxGraph graph, Dictionary<string, ValueInfo> values)
    {
        foreach (ValueInfo output in info.Outputs)
        {
            string value = values[output.Source].Name;
            if (value != output.Name)
            {
                graph.AddNode("Identity", output.Name, [value]);
            }

            graph.AddOutput(output);
        }
    }
}
