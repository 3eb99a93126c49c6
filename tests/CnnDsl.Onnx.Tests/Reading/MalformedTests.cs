using CnnDsl.Onnx.Format;
using CnnDsl.Onnx.Reading;
using Google.Protobuf;
using ElementType = CnnDsl.Onnx.Reading.ElementType;

namespace CnnDsl.Onnx.Tests.Reading;

public class MalformedTests
{
    private static string ErrorOf(Func<OnnxModel> load) => Assert.Throws<OnnxException>(load).Message;

    private static string ErrorOf(byte[] bytes) => ErrorOf(() => OnnxModel.Load(new MemoryStream(bytes), null, "model.onnx"));

    private static string ErrorOf(ModelBuilder builder) => ErrorOf(() => builder.Load());

    private static string ErrorOf(TensorProto tensor)
    {
        ModelBuilder builder = new();
        builder.Graph.Initializer.Add(tensor);
        return ErrorOf(builder.Output(tensor.Name));
    }

    private static ModelBuilder Relu(int opset = 13) => new ModelBuilder(opset).Input("x", 1, 4).Node("Relu", "x", "y").Output("y");

    [Fact]
    public void Bytes_that_are_no_model_are_refused()
    {
        Assert.Equal("'model.onnx' is not a usable ONNX model: it is empty.", ErrorOf([]));
        Assert.Contains("not protobuf", ErrorOf("<html>404</html>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("it has no graph", ErrorOf(new ModelProto { IrVersion = 8 }.ToByteArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    public void An_opset_beyond_those_that_are_read_is_refused(int opset) => Assert.Equal(
        $"'model.onnx' is not a usable ONNX model: it uses opset {opset}, and opsets 1 to 22 are read.", ErrorOf(Relu(opset)));

    [Fact]
    public void One_version_of_the_operators_must_be_named()
    {
        ModelBuilder none = Relu();
        none.Proto.OpsetImport.Clear();
        ModelBuilder two = Relu();
        two.Proto.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx", Version = 12 });

        Assert.Contains("does not say which version", ErrorOf(none), StringComparison.Ordinal);
        Assert.Contains("names 2 versions of ONNX's operators: 13, 12", ErrorOf(two), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_has_one_origin()
    {
        Assert.Contains("Neg node 'y' gives 'y', which another node", ErrorOf(Relu().Node("Neg", "x", "y")), StringComparison.Ordinal);
        Assert.Contains("Neg node 'x' gives 'x'", ErrorOf(Relu().Node("Neg", "y", "x")), StringComparison.Ordinal);
        Assert.Contains("input 'x' is there twice", ErrorOf(Relu().Input("x", 1)), StringComparison.Ordinal);
        Assert.Contains("initializer 'w' is there twice", ErrorOf(Relu().Weight("w", 1).Weight("w", 2)), StringComparison.Ordinal);
        Assert.Contains("output 'y' is there twice", ErrorOf(Relu().Output("y")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_must_be_given_by_something()
    {
        Assert.Contains("Add node 'z' reads 'nobody', which nothing gives", ErrorOf(Relu().Node("Add", "y nobody", "z")), StringComparison.Ordinal);
        Assert.Contains("no node gives its output 'nobody'", ErrorOf(Relu().Output("nobody")), StringComparison.Ordinal);
        Assert.Contains("its graph has no outputs", ErrorOf(new ModelBuilder().Input("x", 1).Node("Relu", "x", "y")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_that_read_each_other_in_a_circle_are_refused() => Assert.Contains(
        "2 of its nodes read each other's outputs in a circle, Add node 'a' among them",
        ErrorOf(Relu().Node("Add", "x b", "a").Node("Neg", "a", "b")),
        StringComparison.Ordinal);

    [Fact]
    public void Attributes_and_operators_must_be_said_once()
    {
        ModelBuilder twice = Relu();
        twice.Graph.Node[0].Attribute.Add([new AttributeProto { Name = "a" }, new AttributeProto { Name = "a" }]);
        Assert.Contains("attribute 'a' of Relu node 'y' is there twice", ErrorOf(twice), StringComparison.Ordinal);
        Assert.Contains("node 'z' does not say its operator", ErrorOf(Relu().Node("", "x", "z")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "has a dimension of -1")]
    [InlineData(long.MinValue, "has a dimension of -9223372036854775808")]
    [InlineData(1L << 40, "has a dimension of 1099511627776")]
    public void Dimensions_out_of_range_are_refused(long dimension, string problem)
    {
        TensorProto tensor = ModelBuilder.Tensor("t", ElementType.Float, new byte[4]);
        tensor.Dims.Add(dimension);

        Assert.Contains(problem, ErrorOf(tensor), StringComparison.Ordinal);
        Assert.Contains("value 'x' has a dimension", ErrorOf(new ModelBuilder().Input("x", 1, dimension == -1 ? -2 : dimension).Output("x")), StringComparison.Ordinal);
    }

    [Fact]
    public void More_elements_than_can_be_indexed_are_refused()
    {
        TensorProto large = ModelBuilder.Tensor("t", ElementType.Float, new byte[4], 65536, 65536);
        TensorProto deep = ModelBuilder.Tensor("t", ElementType.Float, new byte[4], [.. Enumerable.Repeat(1, 33)]);
        TensorProto empty = ModelBuilder.Tensor("t", ElementType.Float, [], 0, int.MaxValue, int.MaxValue);

        Assert.Contains("initializer 't' is 65536 x 65536, more than 2147483647 elements", ErrorOf(large), StringComparison.Ordinal);
        Assert.Contains("has 33 dimensions, more than 32", ErrorOf(deep), StringComparison.Ordinal);
        Assert.Contains("more than 2147483647 elements", ErrorOf(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_another_length_than_the_dimensions_is_refused()
    {
        TensorProto typed = new() { Name = "t", DataType = (int)ElementType.Int64, Dims = { 3 }, Int64Data = { 1, 2 } };

        Assert.Contains("has 6 elements of FLOAT, which take 24 bytes, but has 20", ErrorOf(ModelBuilder.Tensor("t", ElementType.Float, new byte[20], 2, 3)), StringComparison.Ordinal);
        Assert.Contains("has 3 elements of INT64 by its dimensions, but data for 2", ErrorOf(typed), StringComparison.Ordinal);
    }

    [Fact]
    public void Types_that_are_not_read_are_named()
    {
        Assert.Contains("is of COMPLEX64, which is not read", ErrorOf(ModelBuilder.Tensor("t", ElementType.Complex64, new byte[8], 1)), StringComparison.Ordinal);
        Assert.Contains("is of 99, which is not read", ErrorOf(ModelBuilder.Tensor("t", (ElementType)99, new byte[8], 1)), StringComparison.Ordinal);
        Assert.Contains("comes in segments", ErrorOf(new TensorProto { Name = "t", DataType = 1, Segment = new() { Begin = 0, End = 1 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Graphs_nested_without_end_are_refused()
    {
        GraphProto graph = new();
        for (int depth = 0; depth < 200; depth++)
        {
            NodeProto node = new() { OpType = "If", Output = { "y" } };
            node.Attribute.Add(new AttributeProto { Name = "then_branch", Type = AttributeProto.Types.AttributeType.Graph, G = graph });
            graph = new GraphProto { Node = { node } };
        }

        ModelBuilder builder = Relu();
        builder.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "g", Type = AttributeProto.Types.AttributeType.Graph, G = graph });
        Assert.Contains("not protobuf", ErrorOf(builder), StringComparison.Ordinal);
    }
}
