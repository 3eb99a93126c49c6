namespace CnnDsl.Onnx.Tests.Lifting;

public class ConvolutionTests
{
    private static string Conv(int[] weight, params (string Name, object Value)[] attributes) =>
        new ModelBuilder().Input("x", -1, 8, 13, 13).Weight("w", weight).Node("Conv", "x w", "y", attributes).Output("y").Layers();

    [Fact]
    public void A_convolution_says_only_what_differs_from_the_defaults()
    {
        Assert.Equal("conv1 = Conv2D(Filters = 16, Kernel = 3, Bias = False) x -> 16 x 11 x 11", Conv([16, 8, 3, 3]));
        Assert.Equal(
            "conv1 = Conv2D(Filters = 16, Kernel = 3, Stride = 2, Padding = 1, Bias = False) x -> 16 x 7 x 7",
            Conv([16, 8, 3, 3], ("strides", new[] { 2, 2 }), ("pads", new[] { 1, 1, 1, 1 })));
        Assert.Equal(
            "conv1 = Conv2D(Filters = 16, Kernel = 3, Dilation = 2, Groups = 4, Bias = False) x -> 16 x 9 x 9",
            Conv([16, 2, 3, 3], ("group", 4), ("dilations", new[] { 2, 2 })));
    }

    [Fact]
    public void Sides_that_differ_are_said_one_by_one()
    {
        Assert.Equal(
            "conv1 = Conv2D(Filters = 4, KernelHeight = 1, KernelWidth = 7, StrideHeight = 2, PaddingWidth = 3, Bias = False) x -> 4 x 7 x 13",
            Conv([4, 8, 1, 7], ("strides", new[] { 2, 1 }), ("pads", new[] { 0, 3, 0, 3 })));
        Assert.Equal(
            "conv1 = Conv2D(Filters = 4, Kernel = 3, PaddingTop = 1, PaddingRight = 2, Bias = False) x -> 4 x 12 x 13",
            Conv([4, 8, 3, 3], ("pads", new[] { 1, 0, 0, 2 })));
    }

    [Fact]
    public void Sizes_that_are_not_whole_are_rounded_down_and_only_those() => Assert.Equal(
        "conv1 = Conv2D(Filters = 4, Kernel = 2, Stride = 2, Bias = False, Rounding = Floor) x -> 4 x 6 x 6",
        Conv([4, 8, 2, 2], ("strides", new[] { 2, 2 })));

    [Theory]
    [InlineData("SAME_UPPER", "Same")]
    [InlineData("SAME_LOWER", "SameLower")]
    public void Padding_that_is_worked_out_stays_so(string auto, string member) => Assert.Equal(
        $"conv1 = Conv2D(Filters = 4, Kernel = 2, Stride = 2, AutoPad = {member}, Bias = False) x -> 4 x 7 x 7",
        Conv([4, 8, 2, 2], ("strides", new[] { 2, 2 }), ("auto_pad", auto)));

    [Fact]
    public void As_many_groups_as_channels_are_depthwise()
    {
        Assert.Equal(
            "conv1 = DepthwiseConv2D(Kernel = 3, Padding = 1, Bias = False) x -> 8 x 13 x 13",
            Conv([8, 1, 3, 3], ("group", 8), ("pads", new[] { 1, 1, 1, 1 })));
        Assert.Equal("conv1 = DepthwiseConv2D(Kernel = 3, Multiplier = 2, Bias = False) x -> 16 x 11 x 11", Conv([16, 1, 3, 3], ("group", 8)));
    }

    [Fact]
    public void Weight_and_bias_come_along_under_PyTorchs_names()
    {
        DeclaredNetwork network = new ModelBuilder().Input("x", -1, 2, 5, 5).Weight("w", 3, 2, 3, 3).Floats("b", [1, 2, 3], 3)
            .Node("Conv", "x w b", "y").Output("y").Import();

        DeclaredLayer layer = Assert.Single(network.Layers);
        Assert.Equal(new TensorShape(3, 2, 3, 3), layer.Weights["weight"].Shape);
        Assert.Equal([1, 2, 3], layer.Weights["bias"].Data);
    }

    [Fact]
    public void What_cannot_be_said_is_refused_with_both_sides()
    {
        static string ReasonOf(ModelBuilder builder) => Assert.Single(Assert.Throws<OnnxImportException>(() => builder.Import()).Unsupported).Reason;

        Assert.Contains("over 3 axes, and convolutions over 1 or 2 are known", ReasonOf(
            new ModelBuilder().Input("x", -1, 2, 5, 5, 5).Weight("w", 3, 2, 3, 3, 3).Node("Conv", "x w", "y").Output("y")), StringComparison.Ordinal);
        Assert.Contains("its weight is 3 x 4 x 3 x 3, and Conv2D on 2 x 5 x 5 takes 3 x 2 x 3 x 3", ReasonOf(
            new ModelBuilder().Input("x", -1, 2, 5, 5).Weight("w", 3, 4, 3, 3).Node("Conv", "x w", "y").Output("y")), StringComparison.Ordinal);
        Assert.Contains("its weight is computed by the model", ReasonOf(
            new ModelBuilder().Input("x", -1, 2, 5, 5).Input("w", -1, 2, 3, 3).Node("Conv", "x w", "y").Output("y")), StringComparison.Ordinal);
        Assert.Contains("its kernel_shape is [5, 5], and its weight 3 x 2 x 3 x 3", ReasonOf(
            new ModelBuilder().Input("x", -1, 2, 5, 5).Weight("w", 3, 2, 3, 3).Node("Conv", "x w", "y", ("kernel_shape", new[] { 5, 5 })).Output("y")), StringComparison.Ordinal);
    }
}
