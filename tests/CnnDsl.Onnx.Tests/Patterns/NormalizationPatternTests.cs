namespace CnnDsl.Onnx.Tests.Patterns;

public class NormalizationPatternTests
{
    /// <summary>A layer normalization as PyTorch writes it out before opset 17: x to y over an axis.</summary>
    private static ModelBuilder LayerNorm(ModelBuilder builder, int axis) => builder.Number("two", 2).Number("eps", 1e-6f)
        .Node("ReduceMean", "x", "m", ("axes", new[] { axis })).Node("Sub", "x m", "d").Node("Pow", "d two", "q").Node("ReduceMean", "q", "v", ("axes", new[] { axis }))
        .Node("Add", "v eps", "e").Node("Sqrt", "e", "s").Node("Div", "d s", "n").Node("Mul", "n w", "p").Node("Add", "p b", "y");

    [Fact]
    public void A_layer_normalization_in_nine_nodes_is_one_layer()
    {
        Assert.Equal(
            "layernorm1 = LayerNorm(Axis = 1, Epsilon = 1E-06) x -> 5 x 8",
            LayerNorm(new ModelBuilder().Input("x", -1, 5, 8).Weight("w", 8).Weight("b", 8), -1).Output("y").Layers());
        Assert.Equal(
            "layernorm1 = LayerNorm(Epsilon = 1E-06) x -> 8",
            LayerNorm(new ModelBuilder().Input("x", -1, 8).Weight("w", 8).Weight("b", 8), 1).Output("y").Layers());
    }

    [Fact]
    public void Over_the_channels_at_each_pixel_it_says_so() => Assert.Equal(
        "layernorm1 = LayerNorm(Channels = True, Epsilon = 1E-06) x -> 8 x 3 x 3",
        LayerNorm(new ModelBuilder().Input("x", -1, 8, 3, 3).Weight("w", 8, 1, 1).Weight("b", 8, 1, 1), 1).Output("y").Layers());

    [Fact]
    public void Between_transpositions_the_channels_are_first_again()
    {
        DeclaredNetwork network = LayerNorm(new ModelBuilder().Input("i", -1, 8, 3, 3).Weight("w", 8).Weight("b", 8).Weight("k", 8, 4).Weight("kb", 4)
                .Number("root", MathF.Sqrt(2)).Number("one", 1).Number("half", 0.5f).Node("Transpose", "i", "x", ("perm", new[] { 0, 2, 3, 1 })), -1)
            .Node("MatMul", "y k", "l").Node("Add", "kb l", "a").Node("Div", "a root", "r").Node("Erf", "r", "f").Node("Add", "f one", "g")
            .Node("Mul", "a g", "h").Node("Mul", "h half", "z").Node("Transpose", "z", "o", ("perm", new[] { 0, 3, 1, 2 })).Output("o", -1, 4, 3, 3).Import();

        Assert.Equal(
            "layernorm1 = LayerNorm(Channels = True, Epsilon = 1E-06) i -> 8 x 3 x 3\n"
            + "conv1 = Conv2D(Filters = 4, Kernel = 1) layernorm1 -> 4 x 3 x 3\n"
            + "gelu1 = GELU conv1 -> 4 x 3 x 3",
            DeclaredText.Of(network));
        Assert.Equal(new TensorShape(4, 8, 1, 1), network.Layers[1].Weights["weight"].Shape);
    }

    [Fact]
    public void An_L2_normalization_as_PyTorch_exports_it_is_one_layer() => Assert.Equal(
        "l2normalize1 = L2Normalize x -> 8 x 3 x 3",
        new ModelBuilder().Input("x", -1, 8, 3, 3).Number("eps", 1e-12f).Node("ReduceL2", "x", "n", ("axes", new[] { 1 })).Node("Clip", "n eps", "c")
            .Node("Shape", "x", "s").Node("Expand", "c s", "e").Node("Div", "x e", "y").Output("y").Layers());

    [Fact]
    public void Numbers_for_each_channel_are_one_batch_normalization()
    {
        DeclaredNetwork network = new ModelBuilder().Input("x", -1, 2, 3, 3).Floats("a", [2, 3], 1, 2, 1, 1).Floats("c", [5, 7], 2, 1, 1)
            .Node("Mul", "x a", "p").Node("Add", "c p", "y").Output("y").Import();

        DeclaredLayer layer = Assert.Single(network.Layers);
        Assert.Equal("bn1 = BatchNorm(Epsilon = 0) x -> 2 x 3 x 3", DeclaredText.Of(network));
        Assert.Equal([2, 3], layer.Weights["weight"].Data);
        Assert.Equal([5, 7], layer.Weights["bias"].Data);
        Assert.Equal([1, 1], layer.Weights["running_var"].Data);
    }
}
