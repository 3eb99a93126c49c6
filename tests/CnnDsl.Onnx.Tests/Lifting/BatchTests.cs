namespace CnnDsl.Onnx.Tests.Lifting;

public class BatchTests
{
    [Fact]
    public void The_first_axis_is_the_batch_and_no_part_of_shapes()
    {
        DeclaredNetwork network = new ModelBuilder().Input("x", 4, 3, 8, 8).Node("Relu", "x", "y").Output("y", 4, 3, 8, 8).Import();

        Assert.True(network.HasBatch);
        Assert.Equal(new TensorShape(3, 8, 8), network.Inputs.Single().Shape);
        Assert.Equal(new TensorShape(3, 8, 8), network.Layers.Single().Output);
    }

    [Fact]
    public void Where_a_node_works_along_the_first_axis_there_is_no_batch()
    {
        DeclaredNetwork network = new ModelBuilder().Input("x", 4, 8).Node("Softmax", "x", "y", ("axis", 0)).Output("y").Import();

        Assert.False(network.HasBatch);
        Assert.Equal(new TensorShape(4, 8), network.Layers.Single().Output);
    }

    [Fact]
    public void Inputs_with_different_first_axes_have_no_batch() =>
        Assert.False(new ModelBuilder().Input("x", 3, 4).Input("z", 3, 4).Input("u", 2, 4).Node("Add", "x z", "y").Node("Relu", "u", "v").Output("y").Output("v").Import().HasBatch);

    [Fact]
    public void Vectors_have_no_batch() =>
        Assert.Equal(new TensorShape(5), new ModelBuilder().Input("x", 5).Node("Relu", "x", "y").Output("y").Import().Inputs.Single().Shape);

    [Fact]
    public void Open_dimensions_must_be_stated_and_all_that_are_not_are_listed()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", -1, 3, -1, -1).Input("z", -1, -1).Node("Relu", "x", "y").Node("Relu", "z", "v").Output("y").Output("v");

        Assert.Equal(
            "'model.onnx' cannot be imported: input 'x' is openx3xopenxopen; state the open dimensions, as in --input x=1x3x224x224; "
            + "input 'z' is openxopen; state the open dimensions, as in --input z=1x224.",
            Assert.Throws<OnnxImportException>(() => builder.Import()).Message);
        Assert.Equal(
            [new TensorShape(3, 16, 8), new TensorShape(9)],
            builder.Import(new ImportOptions { Shapes = new Dictionary<string, TensorShape> { ["x"] = new(1, 3, 16, 8), ["z"] = new(1, 9) } }).Inputs.Select(input => input.Shape));
    }

    [Fact]
    public void Options_that_do_not_fit_the_model_are_refused()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 3).Node("Relu", "x", "y").Output("y");

        Assert.Contains("it has no input 'z'; it has 'x'", Assert.Throws<OnnxImportException>(() =>
            builder.Import(new ImportOptions { Shapes = new Dictionary<string, TensorShape> { ["z"] = new(1, 3) } })).Message, StringComparison.Ordinal);
        Assert.Contains("input 'x' is 1x3, and 1 x 4 was stated", Assert.Throws<OnnxImportException>(() =>
            builder.Import(new ImportOptions { Shapes = new Dictionary<string, TensorShape> { ["x"] = new(1, 4) } })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_can_be_a_constant()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 2, 5, 5).Input("w", 3, 2, 3, 3).Node("Conv", "x w", "y").Output("y");
        CnnDsl.Onnx.Reading.OnnxTensor weight = CnnDsl.Onnx.Reading.OnnxTensor.OfFloats(new float[54], 3, 2, 3, 3);

        DeclaredNetwork network = builder.Import(new ImportOptions { Constants = new Dictionary<string, CnnDsl.Onnx.Reading.OnnxTensor> { ["w"] = weight } });
        Assert.Equal("x", Assert.Single(network.Inputs).Name);
        Assert.Equal("Conv2D", Assert.Single(network.Layers).Kind);
    }
}
