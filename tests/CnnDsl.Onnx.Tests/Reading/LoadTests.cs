using CnnDsl.Onnx.Format;
using CnnDsl.Onnx.Reading;
using Google.Protobuf;
using ElementType = CnnDsl.Onnx.Reading.ElementType;

namespace CnnDsl.Onnx.Tests.Reading;

public class LoadTests
{
    [Fact]
    public void A_model_is_read_as_it_stands()
    {
        OnnxModel model = new ModelBuilder(11).Input("x", -1, 3, 8, 8).Weight("w", 4, 3, 3, 3)
            .Named("first", "Conv", "x w _", "y", ("pads", new[] { 1, 1, 1, 1 }), ("auto_pad", "NOTSET")).Output("y", -1, 4, 8, 8).Load();

        OnnxNode node = Assert.Single(model.Graph.Nodes);
        Assert.Equal(11, model.Opset);
        Assert.Equal("tests", model.Producer);
        Assert.Equal(("first", "Conv", ""), (node.Name, node.Kind, node.Domain));
        Assert.Equal(["x", "w", ""], node.Inputs);
        Assert.Equal([1L, 1, 1, 1], Assert.IsType<long[]>(node.Attributes["pads"].Value));
        Assert.Equal("NOTSET", node.Attributes["auto_pad"].Value);
        Assert.Equal("open, 3, 8, 8", string.Join(", ", model.Graph.Inputs.Single().Dimensions!));
        Assert.Equal([4, 3, 3, 3], model.Graph.Initializers["w"].Dimensions);
        Assert.Equal(4 * 27, model.Graph.Initializers["w"].Length);
    }

    [Fact]
    public void Initializers_that_are_inputs_too_are_no_inputs()
    {
        OnnxModel model = new ModelBuilder().Input("x", 1, 3).Input("b", 3).Weight("b", 3).Node("Add", "x b", "y").Output("y").Load();

        Assert.Equal(["x"], model.Graph.Inputs.Select(input => input.Name));
    }

    [Fact]
    public void Nodes_are_put_behind_those_that_they_read()
    {
        OnnxModel model = new ModelBuilder().Input("x", 1, 3).Node("Relu", "b", "c").Node("Neg", "x", "a").Node("Exp", "a", "b").Output("c").Load();

        Assert.Equal(["Neg", "Exp", "Relu"], model.Graph.Nodes.Select(node => node.Kind));
    }

    public static TheoryData<ElementType, byte[], double> RawNumbers => new()
    {
        { ElementType.Float, BitConverter.GetBytes(-1.5f), -1.5 },
        { ElementType.Double, BitConverter.GetBytes(-1.5), -1.5 },
        { ElementType.Float16, BitConverter.GetBytes((Half)(-1.5)), -1.5 },
        { ElementType.BFloat16, [0xC0, 0xBF], -1.5 },
        { ElementType.Int64, BitConverter.GetBytes(-3L), -3 },
        { ElementType.Int32, BitConverter.GetBytes(-3), -3 },
        { ElementType.Int16, BitConverter.GetBytes((short)-3), -3 },
        { ElementType.Int8, [0xFD], -3 },
        { ElementType.UInt8, [0xFD], 253 },
        { ElementType.UInt16, [0xFD, 0xFF], 65533 },
        { ElementType.UInt32, [0xFD, 0xFF, 0xFF, 0xFF], 4294967293 },
        { ElementType.Bool, [1], 1 },
    };

    [Theory]
    [MemberData(nameof(RawNumbers))]
    public void Raw_data_of_every_type_is_read(ElementType type, byte[] raw, double expected)
    {
        OnnxTensor tensor = LoadTensor(ModelBuilder.Tensor("t", type, raw, 1));

        Assert.Equal(type, tensor.Type);
        Assert.Equal([expected], tensor.ToDoubles());
    }

    [Fact]
    public void Typed_data_of_every_type_is_read()
    {
        TensorProto Of(ElementType type, Action<TensorProto> fill)
        {
            TensorProto tensor = new() { Name = "t", DataType = (int)type, Dims = { 1 } };
            fill(tensor);
            return tensor;
        }

        Assert.Equal([2.5], LoadTensor(Of(ElementType.Float, tensor => tensor.FloatData.Add(2.5f))).ToDoubles());
        Assert.Equal([2.5], LoadTensor(Of(ElementType.Double, tensor => tensor.DoubleData.Add(2.5))).ToDoubles());
        Assert.Equal([-2L], LoadTensor(Of(ElementType.Int64, tensor => tensor.Int64Data.Add(-2))).ToIntegers());
        Assert.Equal([2L], LoadTensor(Of(ElementType.UInt64, tensor => tensor.Uint64Data.Add(2))).ToIntegers());
        Assert.Equal([-2L], LoadTensor(Of(ElementType.Int8, tensor => tensor.Int32Data.Add(-2))).ToIntegers());
        Assert.Equal([1.5], LoadTensor(Of(ElementType.Float16, tensor => tensor.Int32Data.Add(0x3E00))).ToDoubles());
        Assert.Equal([1.5], LoadTensor(Of(ElementType.BFloat16, tensor => tensor.Int32Data.Add(0x3FC0))).ToDoubles());
    }

    private static OnnxTensor LoadTensor(TensorProto tensor)
    {
        ModelBuilder builder = new();
        builder.Graph.Initializer.Add(tensor);
        return builder.Output("t").Load().Graph.Initializers["t"];
    }
}
