namespace CnnDsl.Onnx.Tests.Lifting;

public class SamplingTests
{
    private static ModelBuilder Map(int opset = 13) => new ModelBuilder(opset).Input("x", -1, 8, 5, 5);

    [Fact]
    public void A_map_is_padded_in_as_few_words_as_it_takes()
    {
        Assert.Equal("pad1 = Pad(Padding = 2, Value = 1.5) x -> 8 x 9 x 9",
            Map().Integers("p", 0, 0, 2, 2, 0, 0, 2, 2).Number("v", 1.5f).Node("Pad", "x p v", "y").Output("y").Layers());
        Assert.Equal("pad1 = Pad(PaddingTop = 1, PaddingLeft = 2, Mode = Reflect) x -> 8 x 6 x 7",
            Map(9).Node("Pad", "x", "y", ("pads", new[] { 0, 0, 1, 2, 0, 0, 0, 0 }), ("mode", "reflect")).Output("y").Layers());
    }

    [Fact]
    public void Negative_padding_takes_away_and_channels_are_padded_as_rows() => Assert.Equal(
        "slice1 = Slice(Start = 1, Count = 4, Axis = 2) x -> 8 x 5 x 4\nreshape1 = Reshape(Dimensions = [1 8 20]) slice1 -> 1 x 8 x 20\n"
        + "pad1 = Pad(PaddingTop = 2) reshape1 -> 1 x 10 x 20\nreshape2 = Reshape(Dimensions = [10 5 4]) pad1 -> 10 x 5 x 4",
        Map().Integers("p", 0, 2, 0, -1, 0, 0, 0, 0).Node("Pad", "x p", "y").Output("y").Layers());

    [Theory]
    [InlineData("nearest", "asymmetric", "floor", "Scale = 2")]
    [InlineData("nearest", "half_pixel", "round_prefer_floor", "Scale = 2")]
    [InlineData("nearest", "align_corners", "ceil", "Scale = 2, Coordinates = AlignCorners, NearestRounding = Ceiling")]
    [InlineData("linear", "half_pixel", "floor", "Scale = 2, Mode = Bilinear")]
    [InlineData("cubic", "pytorch_half_pixel", "floor", "Scale = 2, Mode = Bicubic, Coordinates = PyTorchHalfPixel")]
    public void A_map_is_enlarged_in_ONNX_modes(string mode, string coordinates, string rounding, string expected) => Assert.Equal(
        $"upsample1 = Upsample({expected}) x -> 8 x 10 x 10",
        Map().Floats("s", [1, 1, 2, 2], 4)
            .Node("Resize", "x _ s", "y", ("mode", mode), ("coordinate_transformation_mode", coordinates), ("nearest_mode", rounding)).Output("y").Layers());

    [Fact]
    public void Sizes_and_the_forms_of_older_opsets_are_known()
    {
        Assert.Equal("upsample1 = Upsample(Height = 7, Width = 9, Coordinates = HalfPixel, NearestRounding = PreferFloor) x -> 8 x 7 x 9",
            Map().Integers("s", 1, 8, 7, 9).Node("Resize", "x _ _ s", "y").Output("y").Layers());
        Assert.Equal("upsample1 = Upsample(ScaleHeight = 1, ScaleWidth = 3) x -> 8 x 5 x 15",
            Map(7).Node("Upsample", "x", "y", ("scales", new[] { 1f, 1, 1, 3 })).Output("y").Layers());
        Assert.Equal("upsample1 = Upsample(Scale = 2, Mode = Bilinear, Coordinates = Asymmetric) x -> 8 x 10 x 10",
            Map(10).Floats("s", [1, 1, 2, 2], 4).Node("Resize", "x s", "y", ("mode", "linear")).Output("y").Layers());
    }

    [Fact]
    public void Transposed_convolutions_work_out_padding_that_is_asked_for()
    {
        static string Transposed(params (string Name, object Value)[] attributes) => new ModelBuilder().Input("x", -1, 2, 3, 3).Weight("w", 2, 4, 3, 3)
            .Node("ConvTranspose", "x w", "y", [.. attributes, ("strides", new[] { 2, 2 })]).Output("y").Layers();

        Assert.Equal("convtranspose1 = ConvTranspose2D(Filters = 4, Kernel = 3, Stride = 2, Bias = False) x -> 4 x 7 x 7", Transposed());
        Assert.Equal(
            "convtranspose1 = ConvTranspose2D(Filters = 4, Kernel = 3, Stride = 2, Padding = 1, OutputPadding = 1, Bias = False) x -> 4 x 6 x 6",
            Transposed(("pads", new[] { 1, 1, 1, 1 }), ("output_padding", new[] { 1, 1 })));
        Assert.Equal(
            "convtranspose1 = ConvTranspose2D(Filters = 4, Kernel = 3, Stride = 2, OutputPadding = 1, Bias = False) x -> 4 x 8 x 8",
            Transposed(("output_shape", new[] { 8, 8 })));
        Assert.Equal(
            "convtranspose1 = ConvTranspose2D(Filters = 4, Kernel = 3, Stride = 2, PaddingBottom = 1, PaddingRight = 1, Bias = False) x -> 4 x 6 x 6",
            Transposed(("auto_pad", "SAME_UPPER")));
    }

    [Fact]
    public void Squares_of_pixels_and_channels_are_exchanged()
    {
        Assert.Equal("pixelshuffle1 = PixelShuffle(Factor = 2, DepthFirst = True) x -> 2 x 10 x 10", Map().Node("DepthToSpace", "x", "y", ("blocksize", 2)).Output("y").Layers());
        Assert.Equal("pixelshuffle1 = PixelShuffle(Factor = 2) x -> 2 x 10 x 10",
            Map().Node("DepthToSpace", "x", "y", ("blocksize", 2), ("mode", "CRD")).Output("y").Layers());
    }
}
