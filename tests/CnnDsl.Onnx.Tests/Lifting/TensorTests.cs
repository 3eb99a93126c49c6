namespace CnnDsl.Onnx.Tests.Lifting;

public class TensorTests
{
    private static ModelBuilder Map(int opset = 13) => new ModelBuilder(opset).Input("x", -1, 8, 3, 5);

    [Fact]
    public void Axes_are_counted_without_the_batch()
    {
        Assert.Equal("transpose1 = Transpose(Axes = [1 2 0]) x -> 3 x 5 x 8", Map().Node("Transpose", "x", "y", ("perm", new[] { 0, 2, 3, 1 })).Output("y").Layers());
        Assert.Equal("softmax1 = Softmax(Axis = 2) x -> 8 x 3 x 5", Map().Node("Softmax", "x", "y").Output("y").Layers());
        Assert.Equal("reducemax1 = ReduceMax(Axes = [0], KeepDims = False) x -> 3 x 5", Map().Node("ReduceMax", "x", "y", ("axes", new[] { 1 }), ("keepdims", 0)).Output("y").Layers());
        Assert.Equal("argmax1 = ArgMax x -> 3 x 5", Map().Node("ArgMax", "x", "y", ("axis", 1), ("keepdims", 0)).Output("y").Layers());
        Assert.Equal("slice1 = Slice(Start = 4, Count = 5, Axis = 2, Step = -1) x -> 8 x 3 x 5",
            Map().Integers("s", -1).Integers("e", long.MinValue).Integers("a", 3).Integers("t", -1).Node("Slice", "x s e a t", "y").Output("y").Layers());
    }

    [Fact]
    public void A_transposition_that_moves_only_ones_is_a_reshape() => Assert.Equal(
        "reshape1 = Reshape(Dimensions = [3 1 5]) x -> 3 x 1 x 5",
        new ModelBuilder().Input("x", -1, 1, 3, 5).Node("Transpose", "x", "y", ("perm", new[] { 0, 2, 1, 3 })).Output("y").Layers());

    [Fact]
    public void Before_opset_13_softmax_ran_over_all_axes_behind() => Assert.Equal(
        "flatten1 = Flatten x -> 120\nsoftmax1 = Softmax flatten1 -> 120\nreshape1 = Reshape(Dimensions = [8 3 5]) softmax1 -> 8 x 3 x 5",
        Map(11).Node("Softmax", "x", "y").Output("y").Layers());

    [Fact]
    public void Where_there_is_no_batch_a_convolution_puts_its_one_image_aside() => Assert.Equal(
        "reshape1 = Reshape(Dimensions = [2 5 5]) x -> 2 x 5 x 5\nconv1 = Conv2D(Filters = 3, Kernel = 3, Bias = False) reshape1 -> 3 x 3 x 3\n"
        + "flatten1 = Flatten conv1 -> 27",
        new ModelBuilder().Input("x", 1, 2, 5, 5).Weight("w", 3, 2, 3, 3).Integers("s", 27).Node("Conv", "x w", "c").Node("Reshape", "c s", "y").Output("y").Layers());

    [Fact]
    public void Constants_of_other_shapes_are_layers_and_repeat() => Assert.Equal(
        "constant1 = Constant(Dimensions = [5]) -> 5\nadd1 = Add(Broadcast = True) x constant1 -> 8 x 3 x 5",
        Map().Weight("k", 5).Node("Add", "x k", "y").Output("y").Layers());

    [Fact]
    public void Two_flows_are_multiplied_for_each_image()
    {
        Assert.Equal("matmul1 = MatMul x z -> 4 x 4", new ModelBuilder().Input("x", 2, 4, 5).Input("z", 2, 5, 4).Node("MatMul", "x z", "y").Output("y").Layers());
        Assert.False(new ModelBuilder().Input("x", 4, 4).Input("z", 4, 4).Node("MatMul", "x z", "y").Output("y").Import().HasBatch);
    }

    [Fact]
    public void A_product_on_the_last_axis_is_dense_there() => Assert.Equal(
        "dense1 = Dense(Units = 6, Bias = False, Last = True) x -> 8 x 3 x 6",
        Map().Weight("w", 5, 6).Node("MatMul", "x w", "y").Output("y").Layers());
}
