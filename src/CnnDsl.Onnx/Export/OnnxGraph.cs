using System.Buffers.Binary;
using CnnDsl.Onnx.Format;
using Google.Protobuf;

namespace CnnDsl.Onnx.Export;

/// <summary>An ONNX graph under construction: nodes, constants, inputs and outputs by name.</summary>
internal sealed class OnnxGraph(string name)
{
    /// <summary>The number of the type of floats.</summary>
    public const int FloatType = (int)TensorProto.Types.DataType.Float;

    private readonly GraphProto _graph = new() { Name = name };

    /// <summary>A value of N x the shape that comes in.</summary>
    public void AddInput(string value, TensorShape shape, bool isBytes = false) =>
        _graph.Input.Add(Describe(value, shape, isBytes ? TensorProto.Types.DataType.Uint8 : TensorProto.Types.DataType.Float));

    /// <summary>The name of the input that was added first.</summary>
    public string FirstInput => _graph.Input[0].Name;

    /// <summary>A value of N x the shape that goes out.</summary>
    public void AddOutput(ValueInfo value) => _graph.Output.Add(Describe(value.Name, value.Shape, TensorProto.Types.DataType.Float));

    /// <summary>An operator with one output; returns the output's name.</summary>
    public string AddNode(string operation, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        NodeProto node = new() { OpType = operation, Name = output };
        foreach (string input in inputs)
        {
            node.Input.Add(input);
        }

        foreach (AttributeProto attribute in attributes)
        {
            node.Attribute.Add(attribute);
        }

        node.Output.Add(output);
        _graph.Node.Add(node);
        return output;
    }

    /// <summary>A constant; returns its name.</summary>
    public string AddConstant(string constant, ReadOnlySpan<float> values, params ReadOnlySpan<int> dimensions)
    {
        byte[] raw = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }

        return AddConstant(constant, TensorProto.Types.DataType.Float, raw, dimensions);
    }

    /// <summary>A list of whole numbers, such as the bounds of a Slice; returns its name.</summary>
    public string AddIntegers(string constant, params ReadOnlySpan<long> values)
    {
        byte[] raw = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(i * sizeof(long)), values[i]);
        }

        return AddConstant(constant, TensorProto.Types.DataType.Int64, raw, values.Length);
    }

    public static AttributeProto Int(string attribute, long value) =>
        new() { Name = attribute, Type = AttributeProto.Types.AttributeType.Int, I = value };

    public static AttributeProto Float(string attribute, double value) =>
        new() { Name = attribute, Type = AttributeProto.Types.AttributeType.Float, F = (float)value };

    public static AttributeProto Ints(string attribute, params ReadOnlySpan<long> values)
    {
        AttributeProto proto = new() { Name = attribute, Type = AttributeProto.Types.AttributeType.Ints };
        proto.Ints.AddRange(values.ToArray());
        return proto;
    }

    public static AttributeProto Text(string attribute, string value) =>
        new() { Name = attribute, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    /// <summary>The model around the graph. Opset 17 has every operator that is needed; a reader as old as ONNX 1.12 knows it.</summary>
    public ModelProto ToModel() => new()
    {
        IrVersion = 8,
        ProducerName = "CnnDsl",
        Graph = _graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } },
    };

    private string AddConstant(string constant, TensorProto.Types.DataType type, byte[] raw, params ReadOnlySpan<int> dimensions)
    {
        TensorProto tensor = new() { Name = constant, DataType = (int)type, RawData = UnsafeByteOperations.UnsafeWrap(raw) };
        foreach (int dimension in dimensions)
        {
            tensor.Dims.Add(dimension);
        }

        _graph.Initializer.Add(tensor);
        return constant;
    }

    private static ValueInfoProto Describe(string value, TensorShape dimensions, TensorProto.Types.DataType type)
    {
        TensorShapeProto shape = new() { Dim = { new TensorShapeProto.Types.Dimension { DimParam = OnnxExporter.BatchDimension } } };
        foreach (int dimension in dimensions.Dimensions)
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });
        }

        TypeProto.Types.Tensor tensor = new() { ElemType = (int)type, Shape = shape };
        return new ValueInfoProto { Name = value, Type = new TypeProto { TensorType = tensor } };
    }
}
