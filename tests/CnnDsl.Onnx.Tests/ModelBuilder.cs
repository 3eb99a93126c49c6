using System.Runtime.InteropServices;
using CnnDsl.Onnx.Format;
using CnnDsl.Onnx.Reading;
using Google.Protobuf;
using AttributeType = CnnDsl.Onnx.Format.AttributeProto.Types.AttributeType;

namespace CnnDsl.Onnx.Tests;

/// <summary>Small ONNX models in memory. Names of several values are written with spaces between; _ stands for one that is left out.</summary>
internal sealed class ModelBuilder
{
    private readonly Random _random = new(7);

    public ModelBuilder(int opset = 13)
    {
        Proto = new ModelProto { IrVersion = 8, ProducerName = "tests", Graph = new GraphProto { Name = "model" } };
        Proto.OpsetImport.Add(new OperatorSetIdProto { Version = opset });
    }

    public ModelProto Proto { get; }

    public GraphProto Graph => Proto.Graph;

    /// <summary>An input of floats; a dimension of -1 is left open.</summary>
    public ModelBuilder Input(string name, params long[] dimensions)
    {
        Graph.Input.Add(Value(name, dimensions));
        return this;
    }

    /// <summary>An output, its shape not said unless dimensions are given.</summary>
    public ModelBuilder Output(string name, params long[] dimensions)
    {
        Graph.Output.Add(dimensions.Length > 0 ? Value(name, dimensions) : new ValueInfoProto { Name = name });
        return this;
    }

    /// <summary>What the model says of a value in between.</summary>
    public ModelBuilder Declare(string name, params long[] dimensions)
    {
        Graph.ValueInfo.Add(Value(name, dimensions));
        return this;
    }

    /// <summary>Random floats.</summary>
    public ModelBuilder Weight(string name, params int[] dimensions) =>
        Floats(name, [.. Enumerable.Range(0, dimensions.Aggregate(1, (a, b) => a * b)).Select(_ => _random.NextSingle() - 0.5f)], dimensions);

    public ModelBuilder Floats(string name, float[] data, params int[] dimensions)
    {
        Graph.Initializer.Add(Tensor(name, ElementType.Float, MemoryMarshal.AsBytes(data.AsSpan()), dimensions));
        return this;
    }

    public ModelBuilder Number(string name, float value) => Floats(name, [value]);

    /// <summary>A list of whole numbers.</summary>
    public ModelBuilder Integers(string name, params long[] data)
    {
        Graph.Initializer.Add(Tensor(name, ElementType.Int64, MemoryMarshal.AsBytes(data.AsSpan()), data.Length));
        return this;
    }

    public ModelBuilder Integer(string name, long value)
    {
        Graph.Initializer.Add(Tensor(name, ElementType.Int64, BitConverter.GetBytes(value)));
        return this;
    }

    public ModelBuilder Node(string kind, string inputs, string outputs, params (string Name, object Value)[] attributes) =>
        Named("", kind, inputs, outputs, attributes);

    public ModelBuilder Named(string name, string kind, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        NodeProto node = new() { Name = name, OpType = kind };
        node.Input.AddRange(Names(inputs));
        node.Output.AddRange(Names(outputs));
        node.Attribute.AddRange(attributes.Select(attribute => Attribute(attribute.Name, attribute.Value)));
        Graph.Node.Add(node);
        return this;
    }

    public static TensorProto Tensor(string name, ElementType type, ReadOnlySpan<byte> data, params int[] dimensions)
    {
        TensorProto tensor = new() { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(data) };
        tensor.Dims.AddRange(dimensions.Select(dimension => (long)dimension));
        return tensor;
    }

    public byte[] ToBytes() => Proto.ToByteArray();

    public OnnxModel Load(string? folder = null)
    {
        using MemoryStream stream = new(ToBytes());
        return OnnxModel.Load(stream, folder, "model.onnx");
    }

    public DeclaredNetwork Import(ImportOptions? options = null) => OnnxImport.Import(Load(), options);

    /// <summary>The layers as text, one a line: <c>conv1 = Conv2D(Filters = 8, Kernel = 3) x</c>.</summary>
    public string Layers(ImportOptions? options = null) => DeclaredText.Of(Import(options));

    private static IEnumerable<string> Names(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name == "_" ? "" : name);

    private static ValueInfoProto Value(string name, long[] dimensions)
    {
        TensorShapeProto shape = new();
        shape.Dim.AddRange(dimensions.Select(dimension => dimension == -1
            ? new TensorShapeProto.Types.Dimension { DimParam = "open" }
            : new TensorShapeProto.Types.Dimension { DimValue = dimension }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } } };
    }

    private static AttributeProto Attribute(string name, object value)
    {
        AttributeProto attribute = new() { Name = name };
        switch (value)
        {
            case int or long:
                (attribute.Type, attribute.I) = (AttributeType.Int, Convert.ToInt64(value, null));
                break;
            case float number:
                (attribute.Type, attribute.F) = (AttributeType.Float, number);
                break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case int[] numbers:
                attribute.Type = AttributeType.Ints;
                attribute.Ints.AddRange(numbers.Select(number => (long)number));
                break;
            case float[] numbers:
                attribute.Type = AttributeType.Floats;
                attribute.Floats.AddRange(numbers);
                break;
            case TensorProto tensor:
                (attribute.Type, attribute.T) = (AttributeType.Tensor, tensor);
                break;
            case GraphProto graph:
                (attribute.Type, attribute.G) = (AttributeType.Graph, graph);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is no attribute.", nameof(value));
        }

        return attribute;
    }
}
