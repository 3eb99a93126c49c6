using CnnDsl.Onnx.Format;

namespace CnnDsl.Onnx.Tests.Lifting;

public class UnsupportedTests
{
    [Fact]
    public void Every_unsupported_node_is_listed_with_name_kind_and_reason()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", -1, 4, 6, 6).Weight("w", 4, 4, 3, 3, 3)
            .Named("three", "Conv", "x w", "a").Named("", "NonZero", "a", "b").Named("relu", "Relu", "b", "c").Named("custom", "Swirl", "c", "d")
            .Named("fine", "Relu", "x", "e").Node("Add", "d e", "y").Output("y");
        builder.Graph.Node[3].Domain = "com.example";

        OnnxImportException refused = Assert.Throws<OnnxImportException>(() => builder.Import());
        Assert.Equal(
            [
                new UnsupportedNode("three", "Conv", "it goes over 3 axes, and convolutions over 1 or 2 are known"),
                new UnsupportedNode("b", "NonZero", "no layer does what this operator does"),
                new UnsupportedNode("custom", "com.example.Swirl", "the operators of domain com.example are not known"),
            ],
            refused.Unsupported);
        Assert.Equal(
            "'model.onnx' cannot be imported; 3 nodes are not supported:\n"
            + "  Conv 'three': it goes over 3 axes, and convolutions over 1 or 2 are known\n"
            + "  NonZero 'b': no layer does what this operator does\n"
            + "  com.example.Swirl 'custom': the operators of domain com.example are not known",
            refused.Message);
    }

    [Fact]
    public void A_node_that_no_output_needs_may_be_anything() => Assert.Equal(
        "relu1 = ReLU x -> 4", new ModelBuilder().Input("x", -1, 4).Node("NonZero", "x", "b").Node("Relu", "x", "y").Output("y").Layers());

    [Fact]
    public void Inputs_that_are_no_floats_are_refused()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", -1, 4).Node("Relu", "x", "y").Output("y");
        builder.Graph.Input[0].Type.TensorType.ElemType = 7;
        ModelBuilder sequence = new ModelBuilder().Input("x", -1, 4).Node("Relu", "x", "y").Output("y");
        sequence.Graph.Input[0].Type = new TypeProto();

        Assert.Contains("input 'x' is of INT64, and networks read floats", Assert.Throws<OnnxImportException>(() => builder.Import()).Message, StringComparison.Ordinal);
        Assert.Contains("input 'x' is no tensor", Assert.Throws<OnnxImportException>(() => sequence.Import()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_of_another_type_than_the_operators_is_named() => Assert.Contains(
        "its attribute pads is of another type than the operator's",
        Assert.Throws<OnnxImportException>(() => new ModelBuilder().Input("x", -1, 4, 6, 6).Weight("w", 4, 4, 3, 3).Node("Conv", "x w", "y", ("pads", "none")).Output("y").Import()).Message,
        StringComparison.Ordinal);
}
