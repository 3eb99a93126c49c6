namespace CnnDsl.Onnx.Tests.Naming;

public class LayerNameTests
{
    private static IEnumerable<string> Names(ModelBuilder builder) => builder.Import().Layers.Select(layer => layer.Name);

    [Fact]
    public void A_layer_is_called_as_the_module_of_its_weights() => Assert.Equal(
        ["layer1.0.conv1", "relu1"],
        Names(new ModelBuilder().Input("x", -1, 4, 6, 6).Weight("layer1.0.conv1.weight", 4, 4, 3, 3).Named("Conv_7", "Conv", "x layer1.0.conv1.weight", "c")
            .Named("Relu_8", "Relu", "c", "y").Output("y")));

    [Fact]
    public void Without_such_weights_it_is_called_as_the_module_of_its_node() => Assert.Equal(
        ["layer1.0.conv1", "layer1.0.relu", "layer1.0.add", "head"],
        Names(new ModelBuilder().Input("x", -1, 4, 6, 6).Weight("onnx::Conv_193", 4, 4, 1, 1)
            .Named("/layer1/layer1.0/conv1/Conv", "Conv", "x onnx::Conv_193", "c").Named("/layer1/layer1.0/relu/Relu", "Relu", "c", "r")
            .Named("/layer1/layer1.0/Add", "Add", "r x", "a").Named("/head/Flatten_1", "Flatten", "a", "y").Output("y")));

    [Fact]
    public void Without_either_it_is_called_by_kind_and_ordinal() => Assert.Equal(
        ["conv1", "relu1", "conv2", "relu2"],
        Names(new ModelBuilder().Input("x", -1, 4, 6, 6).Weight("1", 4, 4, 1, 1)
            .Node("Conv", "x 1", "c").Named("Relu_3", "Relu", "c", "r").Named("/Conv_1", "Conv", "r 1", "d").Node("Relu", "d", "y").Output("y")));

    [Fact]
    public void A_layer_of_TensorFlow_is_called_as_there_and_its_tensors_decide_whose_the_name_is() => Assert.Equal(
        ["conv2d_1_transpose", "conv2d_1", "relu1"],
        Names(new ModelBuilder().Input("x", -1, 6, 6, 4).Weight("StatefulPartitionedCall/functional_1/conv2d_1/Conv2D:0", 4, 4, 1, 1)
            .Named("StatefulPartitionedCall/functional_1/conv2d_1/BiasAdd__5", "Transpose", "x", "t", ("perm", new[] { 0, 3, 1, 2 }))
            .Named("StatefulPartitionedCall/functional_1/conv2d_1/BiasAdd", "Conv", "t StatefulPartitionedCall/functional_1/conv2d_1/Conv2D:0", "c")
            .Node("Relu", "c", "y").Output("y")));

    [Fact]
    public void A_module_that_runs_twice_has_two_names() => Assert.Equal(
        ["block.conv", "block.conv_2"],
        Names(new ModelBuilder().Input("x", -1, 4, 6, 6).Weight("block.conv.weight", 4, 4, 1, 1)
            .Node("Conv", "x block.conv.weight", "c").Node("Conv", "c block.conv.weight", "y").Output("y")));

    [Fact]
    public void Names_are_made_well_formed_and_remember_what_the_model_called_them()
    {
        DeclaredNetwork network = new ModelBuilder().Input("data:0", -1, 4).Input("data_0", -1, 4)
            .Named("a(b)/c!", "Add", "data:0 data_0", "sum:0").Output("sum:0").Import();

        Assert.Equal([("data_0", "data:0"), ("data_0_2", "data_0")], network.Inputs.Select(input => (input.Name, input.Source)));
        Assert.Equal("a_b.c", network.Layers.Single().Name);
        Assert.Equal([("sum_0", "sum:0", "a_b.c")], network.Outputs.Select(output => (output.Name, output.Source, output.Layer)));
    }
}
