namespace CnnDsl.Onnx.Tests.Patterns;

public class ShufflePatternTests
{
    private static string Shuffle(long[] parts, int[] order, long[] output, int channels = 8, int height = 4, int width = 6) =>
        new ModelBuilder().Input("x", -1, channels, height, width).Integers("p", parts).Integers("o", output)
            .Node("Reshape", "x p", "a").Node("Transpose", "a", "b", ("perm", order)).Node("Reshape", "b o", "y").Output("y").Layers();

    [Fact]
    public void Groups_and_channels_exchanged_are_a_channel_shuffle()
    {
        Assert.Equal("channelshuffle1 = ChannelShuffle(Groups = 2) x -> 8 x 4 x 6", Shuffle([0, 2, 4, 4, 6], [0, 2, 1, 3, 4], [0, 8, 4, 6]));
        Assert.Equal("channelshuffle1 = ChannelShuffle(Groups = 4) x -> 8 x 4 x 6", Shuffle([1, 4, 2, 24], [0, 2, 1, 3], [1, -1, 4, 6]));
    }

    [Fact]
    public void Channels_to_squares_of_pixels_are_a_pixel_shuffle_in_either_order()
    {
        Assert.Equal("pixelshuffle1 = PixelShuffle(Factor = 2) x -> 2 x 8 x 12", Shuffle([0, 2, 2, 2, 4, 6], [0, 1, 4, 2, 5, 3], [0, 2, 8, 12]));
        Assert.Equal("pixelshuffle1 = PixelShuffle(Factor = 2, DepthFirst = True) x -> 2 x 8 x 12", Shuffle([0, 2, 2, 2, 4, 6], [0, 3, 4, 1, 5, 2], [0, 2, 8, 12]));
    }

    [Fact]
    public void Squares_of_pixels_to_channels_are_a_pixel_unshuffle() => Assert.Equal(
        "pixelunshuffle1 = PixelUnshuffle(Factor = 2) x -> 32 x 2 x 3", Shuffle([0, 8, 2, 2, 3, 2], [0, 1, 3, 5, 2, 4], [0, 32, 2, 3]));

    [Fact]
    public void Another_order_stays_what_it_is() => Assert.StartsWith(
        "reshape1 = Reshape(Dimensions = [2 4 4 6]) x", Shuffle([0, 2, 4, 4, 6], [0, 2, 1, 4, 3], [0, 8, 4, 6]), StringComparison.Ordinal);

    [Fact]
    public void A_group_normalization_as_PyTorch_exports_it_is_one_layer() => Assert.Equal(
        "groupnorm1 = GroupNorm(Groups = 4) x -> 8 x 4 x 6",
        new ModelBuilder().Input("x", -1, 8, 4, 6).Integers("g", 0, 4, -1).Floats("ones", [1, 1, 1, 1], 4).Floats("zeros", [0, 0, 0, 0], 4)
            .Weight("w", 8, 1, 1).Weight("b", 8, 1, 1).Node("Reshape", "x g", "a").Node("InstanceNormalization", "a ones zeros", "n").Node("Shape", "x", "s")
            .Node("Reshape", "n s", "r").Node("Mul", "r w", "p").Node("Add", "p b", "y").Output("y").Layers());
}
