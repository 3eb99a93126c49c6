using CnnDsl.Onnx.Format;
using CnnDsl.Weights;

namespace CnnDsl.Onnx.Reading;

/// <summary>Reads a graph and checks that each value has one origin.</summary>
internal sealed class GraphReader(string source, TensorReader tensors)
{
    public OnnxGraph Read(GraphProto graph)
    {
        Dictionary<string, OnnxTensor> initializers = ReadInitializers(graph);
        List<OnnxValueInfo> inputs = [.. graph.Input.Select(ReadValue)];
        List<OnnxNode> nodes = [.. graph.Node.Select(ReadNode)];
        CheckOrigins(inputs, initializers, nodes);
        OnnxNode[] ordered = GraphOrder.Sort(nodes, initializers.Keys.Concat(inputs.Select(input => input.Name)), source);
        return new OnnxGraph(
            graph.Name,
            ordered,
            initializers,
            [.. inputs.Where(input => !initializers.ContainsKey(input.Name))],
            ReadOutputs(graph, inputs, initializers, nodes),
            ReadValues(graph));
    }

    /// <summary>The standard's domain has two spellings.</summary>
    public static string Domain(string domain) => domain == "ai.onnx" ? "" : domain;

    private Dictionary<string, OnnxTensor> ReadInitializers(GraphProto graph)
    {
        Dictionary<string, OnnxTensor> initializers = new(StringComparer.Ordinal);
        foreach (TensorProto tensor in graph.Initializer)
        {
            string what = $"initializer '{OneLine.Of(tensor.Name)}'";
            if (tensor.Name.Length == 0)
            {
                throw OnnxException.In(source, $"an initializer has no name");
            }

            if (!initializers.TryAdd(tensor.Name, tensors.Read(tensor, what)))
            {
                throw OnnxException.In(source, $"{what} is there twice");
            }
        }

        return initializers;
    }

    private void CheckOrigins(List<OnnxValueInfo> inputs, Dictionary<string, OnnxTensor> initializers, List<OnnxNode> nodes)
    {
        HashSet<string> origins = new(StringComparer.Ordinal);
        foreach (OnnxValueInfo input in inputs)
        {
            if (input.Name.Length == 0 || !origins.Add(input.Name))
            {
                throw OnnxException.In(source, $"input '{OneLine.Of(input.Name)}' {(input.Name.Length == 0 ? "has no name" : "is there twice")}");
            }
        }

        origins.UnionWith(initializers.Keys);
        foreach (OnnxNode node in nodes)
        {
            foreach (string output in node.Outputs)
            {
                if (output.Length > 0 && !origins.Add(output))
                {
                    throw OnnxException.In(source, $"{node.Kind} node '{node.DisplayName}' gives '{OneLine.Of(output)}', which another node, an input or an initializer gives too");
                }
            }
        }
    }

    private OnnxValueInfo[] ReadOutputs(
        GraphProto graph, List<OnnxValueInfo> inputs, Dictionary<string, OnnxTensor> initializers, List<OnnxNode> nodes)
    {
        if (graph.Output.Count == 0)
        {
            throw OnnxException.In(source, $"its graph has no outputs");
        }

        HashSet<string> known = new(inputs.Select(input => input.Name).Concat(initializers.Keys).Concat(nodes.SelectMany(node => node.Outputs)), StringComparer.Ordinal);
        HashSet<string> outputs = new(StringComparer.Ordinal);
        foreach (ValueInfoProto output in graph.Output)
        {
            if (output.Name.Length == 0 || !known.Contains(output.Name))
            {
                throw OnnxException.In(source, $"no node gives its output '{OneLine.Of(output.Name)}'");
            }

            if (!outputs.Add(output.Name))
            {
                throw OnnxException.In(source, $"output '{OneLine.Of(output.Name)}' is there twice");
            }
        }

        return [.. graph.Output.Select(ReadValue)];
    }

    private Dictionary<string, OnnxValueInfo> ReadValues(GraphProto graph)
    {
        Dictionary<string, OnnxValueInfo> values = new(StringComparer.Ordinal);
        foreach (ValueInfoProto value in graph.ValueInfo.Concat(graph.Output))
        {
            values[value.Name] = ReadValue(value);
        }

        return values;
    }

    private OnnxValueInfo ReadValue(ValueInfoProto value)
    {
        TypeProto.Types.Tensor? tensor = value.Type?.TensorType;
        if (tensor?.Shape is null)
        {
            return new OnnxValueInfo(value.Name, (ElementType)(tensor?.ElemType ?? 0), null);
        }

        string what = $"value '{OneLine.Of(value.Name)}'";
        OnnxDimension[] dimensions = [.. tensor.Shape.Dim.Select(dimension => dimension.HasDimValue
            ? new OnnxDimension(Dimensions.CheckOne(source, what, dimension.DimValue), "")
            : new OnnxDimension(null, dimension.DimParam))];
        Dimensions.Check(source, what, [.. dimensions.Select(dimension => (long)(dimension.Size ?? 1))]);
        return new OnnxValueInfo(value.Name, (ElementType)tensor.ElemType, dimensions);
    }

    private OnnxNode ReadNode(NodeProto node)
    {
        OnnxNode read = new(node.Name, node.OpType, Domain(node.Domain), [.. node.Input], [.. node.Output], new Dictionary<string, OnnxAttribute>());
        if (node.OpType.Length == 0)
        {
            throw OnnxException.In(source, $"node '{read.DisplayName}' does not say its operator");
        }

        Dictionary<string, OnnxAttribute> attributes = new(StringComparer.Ordinal);
        foreach (AttributeProto attribute in node.Attribute)
        {
            string what = $"attribute '{OneLine.Of(attribute.Name)}' of {OneLine.Of(node.OpType)} node '{read.DisplayName}'";
            if (!attributes.TryAdd(attribute.Name, new AttributeReader(source, tensors).Read(attribute, what)))
            {
                throw OnnxException.In(source, $"{what} is there twice");
            }
        }

        return read with { Attributes = attributes };
    }
}
