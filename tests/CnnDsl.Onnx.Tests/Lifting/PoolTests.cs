namespace CnnDsl.Onnx.Tests.Lifting;

public class PoolTests
{
    private static string Pool(string kind, params (string Name, object Value)[] attributes) =>
        new ModelBuilder().Input("x", -1, 8, 13, 13).Node(kind, "x", "y", attributes).Output("y").Layers();

    [Fact]
    public void A_pool_strides_by_its_window_unless_it_says_otherwise()
    {
        Assert.Equal("maxpool1 = MaxPool2D(Kernel = 3, Stride = 1) x -> 8 x 11 x 11", Pool("MaxPool", ("kernel_shape", new[] { 3, 3 })));
        Assert.Equal(
            "maxpool1 = MaxPool2D(Kernel = 2, Rounding = Floor) x -> 8 x 6 x 6",
            Pool("MaxPool", ("kernel_shape", new[] { 2, 2 }), ("strides", new[] { 2, 2 })));
    }

    [Fact]
    public void Sizes_are_rounded_up_with_ceil_mode() => Assert.Equal(
        "maxpool1 = MaxPool2D(Kernel = 2, Rounding = Ceiling) x -> 8 x 7 x 7",
        Pool("MaxPool", ("kernel_shape", new[] { 2, 2 }), ("strides", new[] { 2, 2 }), ("ceil_mode", 1)));

    [Fact]
    public void Averages_leave_padding_out_unless_told()
    {
        (string, object)[] window = [("kernel_shape", new[] { 3, 3 }), ("strides", new[] { 2, 2 }), ("pads", new[] { 1, 1, 1, 1 })];
        Assert.Equal("avgpool1 = AvgPool2D(Kernel = 3, Stride = 2, Padding = 1, CountIncludePad = False) x -> 8 x 7 x 7", Pool("AveragePool", window));
        Assert.Equal("avgpool1 = AvgPool2D(Kernel = 3, Stride = 2, Padding = 1) x -> 8 x 7 x 7", Pool("AveragePool", [.. window, ("count_include_pad", 1)]));
    }

    [Fact]
    public void Global_pools_take_the_whole_map()
    {
        Assert.Equal("globalavgpool1 = GlobalAvgPool2D x -> 8 x 1 x 1", Pool("GlobalAveragePool"));
        Assert.Equal("globalmaxpool1 = GlobalMaxPool2D x -> 8 x 1 x 1", Pool("GlobalMaxPool"));
    }

    [Theory]
    [InlineData(1, "globalavgpool1 = GlobalAvgPool2D x -> 8 x 1 x 1")]
    [InlineData(0, "globalavgpool1 = GlobalAvgPool2D x -> 8 x 1 x 1\nflatten1 = Flatten globalavgpool1 -> 8")]
    public void A_mean_over_height_and_width_is_a_global_pool(int keep, string expected)
    {
        Assert.Equal(expected, Pool("ReduceMean", ("axes", new[] { -1, -2 }), ("keepdims", keep)));
        Assert.Equal(expected, new ModelBuilder(18).Input("x", -1, 8, 13, 13).Integers("axes", 2, 3)
            .Node("ReduceMean", "x axes", "y", ("keepdims", keep)).Output("y").Layers());
    }

    [Fact]
    public void An_output_that_no_layer_gives_is_named() => Assert.Contains(
        "MaxPool 'y': no layer gives its output 'indices'",
        Assert.Throws<OnnxImportException>(() => new ModelBuilder().Input("x", -1, 8, 13, 13).Node("MaxPool", "x", "y indices", ("kernel_shape", new[] { 3, 3 }))
            .Output("indices").Import()).Message,
        StringComparison.Ordinal);
}
