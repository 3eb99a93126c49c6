using System.Text.RegularExpressions;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Planning;

/// <summary>What the plan leaves out: work that a better order of memory makes needless.</summary>
public sealed class PlanTests
{
    [Fact]
    public void A_concatenation_of_whole_blocks_copies_nothing()
    {
        string text = Expect.NoErrors("""
            [Network, Input(3, 12, 12)]
            [Conv2D(32, 3, Padding = 1, Name = "stem"), BatchNorm(Name = "norm", From = "stem"), ReLU]
            [Conv2D(16, 3, Padding = 1, Name = "a"), Concat("stem", "a", Name = "first"), BatchNorm, ReLU]
            [Conv2D(20, 1, Name = "b"), Concat("first", "b")]
            public partial class Dense;
            """).Text;

        Assert.DoesNotContain("Channels.Copy", text, StringComparison.Ordinal);
        Assert.Contains("// 16 x 12 x 12, in blocks, channels from 32 of ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Precision_Exact_leaves_Winograd_out()
    {
        const string Layers = "[Conv2D(16, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1)] public partial class Net;";

        Assert.Contains("Winograd4", Expect.NoErrors("[Network, Input(3, 16, 16)] " + Layers).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Winograd", Expect.NoErrors("[Network(Precision = Precision.Exact), Input(3, 16, 16)] " + Layers).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_emitted_code_says_why_each_convolution_goes_the_way_it_goes()
    {
        string text = Expect.NoErrors("""
            [Network, Input(1, 28, 28)]
            [Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 1), ReLU, Conv2D(16, 1)]
            public partial class Net;
            """).Text;

        Assert.Contains("// Along rows, lanes are pixels: as channels, 6 filters would leave 10 of 16 lanes empty.", text, StringComparison.Ordinal);
        Assert.Matches(@"// conv3, relu3: 32 x 14 x 14 -> 32 x 14 x 14\r?\n *// By F\(4 x 4, 3 x 3\), 16 tiles, \d+ at a time: [\d,]+ cycles on 16 lanes, directly [\d,]+\.", text);
        Assert.Matches(@"// Directly, \d+ pixels x 1 vector of filters in registers: [\d,]+ cycles on 16 lanes\.", text);
    }

    /// <summary>16 tiles of 256 channels: 4 vectors would be 64 KB of weights that 4 register tiles go over, 2 are 32 KB for 2.</summary>
    [Fact]
    public void A_register_tile_on_512_bits_has_no_more_filters_than_the_nearest_cache_holds_weights_for()
    {
        static string Emitted(int channels) => Expect.NoErrors(
            $"[Network, Input({channels}, 14, 14), Conv2D({channels}, 3, Padding = 1), Conv2D({channels}, 3, Padding = 1)] public partial class Net;").Text;

        Assert.Contains("Winograd4, global::Tile4x4_Pointwise_Products,", Emitted(64), StringComparison.Ordinal);
        Assert.Contains("Winograd4, global::Tile8x2_Pointwise_Products,", Emitted(256), StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_tile_goes_through_lanes_one_by_one_only_where_a_convolution_has_an_odd_number()
    {
        static string Emitted(int channels) => Expect.NoErrors(
            $"[Network, Input(32, 14, 14)] [MaxPool2D(1), Conv2D(48, 1), Conv2D({channels}, 1), Conv2D(48, 1)] public partial class Net;").Text;

        Assert.DoesNotContain("left--", Emitted(48), StringComparison.Ordinal);

        // The first convolution has no rest and the last has one; they share a tile, which stands once.
        string odd = Emitted(33);
        Match last = Regex.Matches(odd, @"global::(Tile\w+), global::(Tile\w+), CnnActivations::Identity, CnnActivations::Identity>\(\s*ref conv2")[^1];
        Assert.All([last.Groups[1].Value, last.Groups[2].Value], tile =>
        {
            string text = Assert.Single(odd.Split("file readonly struct "), part => part.StartsWith(tile + " ", StringComparison.Ordinal));
            Assert.Contains("for (; left > 0; left--)", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Threads_share_the_points_of_a_transform_where_neither_tiles_nor_filters_make_two_parts()
    {
        static string Emitted(int channels, int filters, int size) => Expect.NoErrors(
            $"[Network, Input({channels}, {size}, {size})] [MaxPool2D(1), Conv2D({filters}, 3, Padding = 1), ReLU, Conv2D({filters}, 1)] public partial class Net;").Text;

        string text = Emitted(32, 64, 8);
        Assert.Matches(@"for \(CnnEngine::Turn turn = crew\.Share\(parts: 9\); turn\.Next\(\);\)\s*\{(\s*//.*)*\s*CnnKernels::WinogradProducts\.Run<", text);
        Assert.Matches(@"for \(CnnEngine::Turn turn = crew\.Share\(parts: 2\); turn\.Next\(\);\)\s*\{(\s*//.*)*\s*CnnKernels::WinogradOutputs\.Run<", text);

        Assert.Contains("WinogradConv2D.Run<", Emitted(32, 128, 8), StringComparison.Ordinal);
        Assert.Contains("WinogradConv2D.Run<", Emitted(32, 64, 24), StringComparison.Ordinal);
        Assert.Contains("WinogradConv2D.Run<", Emitted(16, 16, 8), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_go_together_from_a_dense_layer_of_many_weights_on()
    {
        string text = Expect.NoErrors("[Network, Input(1, 20, 20)] [Conv2D(4, 1), Flatten, Dense(50), ReLU, Dense(3), Softmax] public partial class Net;").Text;

        Assert.Matches(@"(?s)RunHead<V>.*?Dense\.RunBatch<V, [^}]*features: 1600, units: 50, images, xStride: (\d+), yStride: \1\b.*?features: 50, units: 3, images, ", text);
        Assert.Matches(@"// softmax1: 3 -> 3\r?\n *for \(int image = 0; image < images; image\+\+\)", text);
        Assert.Matches(@"Dense\.RunBatch<V, CnnActivations::Identity>\(\s*ref input, [^;]*xStride: 300, ", Expect.NoErrors("[Network, Input(300), Dense(100)] public partial class Net;").Text);
    }

    [Theory]
    [InlineData("Input(90)", "Dense(90)", "too few weights")]
    [InlineData("Input(300)", "Dense(512), Reshape(2, 16, 16), Conv2D(4, 3)", "a convolution behind")]
    [InlineData("Input(80000)", "ReLU, Dense(2)", "too much for each image to keep")]
    public void Where_it_does_not_pay_each_image_goes_alone(string input, string layers, string why) =>
        Assert.False(Expect.NoErrors($"[Network, {input}] [{layers}] public partial class Net;").Text.Contains("RunHead", StringComparison.Ordinal), why);

    [Fact]
    public void Pixels_are_one_long_row_to_a_1_x_1_convolution_whatever_the_frame_of_its_output()
    {
        const string Layers = "[MaxPool2D(1), Conv2D(48, 1), DepthwiseConv2D(3, Padding = 1)] public partial class Net;";

        Assert.Contains("Rows: 1, Columns: 169, InputRow: 13, InputPlane: 169, OutputRow: 15, OutputPlane: 225, Wrap: 13)", Expect.NoErrors("[Network, Input(16, 13, 13)] " + Layers).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Conv2D(128, 1, Stride = 2)", true)]
    [InlineData("Conv2D(128, 1, StrideHeight = 1, StrideWidth = 4)", true)]
    [InlineData("Conv2D(8, 1, Stride = 2)", false)]
    [InlineData("Conv2D(128, 1, Stride = 2, Padding = 1)", false)]
    [InlineData("Conv2D(128, 1)", false)]
    [InlineData("Conv2D(128, 3, Stride = 2)", false)]
    public void The_pixels_that_a_stride_leaves_are_put_together_where_many_filters_read_them(string layer, bool areTogether)
    {
        string text = Expect.NoErrors($"[Network(Rounding = Rounding.Floor), Input(64, 27, 27)] [MaxPool2D(1), {layer}] public partial class Net;").Text;

        Assert.Equal(areTogether, text.Contains("Layouts.Subsample<V>", StringComparison.Ordinal));
        Assert.Equal(areTogether, text.Contains("// the pixels that conv1 reads, together: 64 x 27 x 27 -> 64 x ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_max_pool_is_taken_before_Winograds_tiles_are_written()
    {
        string text = Expect.NoErrors("[Network, Input(3, 20, 20)] [Conv2D(32, 1), Conv2D(32, 3, Padding = 1), ReLU, MaxPool2D(2)] public partial class Net;").Text;

        Assert.Contains("// conv2, relu1, maxpool1: 32 x 20 x 20 -> 32 x 10 x 10", text, StringComparison.Ordinal);
        Assert.Contains("IsPooled: true", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MaxPool2D.Run", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxPool2D(3, Stride = 2)")]
    [InlineData("MaxPool2D(2, Stride = 1)")]
    [InlineData("MaxPool2D(2, Padding = 1)")]
    [InlineData("AvgPool2D(2)")]
    public void Other_pools_stay_layers_of_their_own(string pool) => Assert.DoesNotContain(
        "IsPooled",
        Expect.NoErrors($"[Network(Rounding = Rounding.Floor), Input(3, 20, 20)] [Conv2D(32, 1), Conv2D(32, 3, Padding = 1), {pool}] public partial class Net;").Text,
        StringComparison.Ordinal);

    [Fact]
    public void Factors_of_channels_go_into_the_weights_of_a_small_convolution()
    {
        string text = Gated(filters: 16);

        Assert.Contains("// sigmoid1, 32 x 1 x 1, into the weights of project", text, StringComparison.Ordinal);
        Assert.Contains("// mul1, project: 32 x 20 x 20, 32 x 1 x 1 -> 16 x 20 x 20", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Arithmetic.Run", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Factors_of_channels_are_multiplied_into_the_map_where_it_is_smaller() =>
        Assert.Contains("Arithmetic.Run", Gated(filters: 400), StringComparison.Ordinal);

    [Fact]
    public void A_map_that_the_second_level_cache_does_not_hold_goes_through_the_filters_in_blocks()
    {
        Assert.Contains("Block: ", Pointwise(channels: 256, size: 56, filters: 64), StringComparison.Ordinal);
        Assert.DoesNotContain("Block: ", Pointwise(channels: 128, size: 14, filters: 64), StringComparison.Ordinal);

        // Weights of 4 MB are better read once.
        Assert.DoesNotContain("Block: ", Pointwise(channels: 4096, size: 5, filters: 256), StringComparison.Ordinal);
    }

    private static string Pointwise(int channels, int size, int filters) => Expect.NoErrors(
        $"[Network, Input({channels}, {size}, {size})] [ReLU, MaxPool2D(1), Conv2D({filters}, 1)] public partial class Net;").Text;

    private static string Gated(int filters) => Expect.NoErrors($"""
        [Network, Input(3, 20, 20)]
        [Conv2D(32, 3, Padding = 1, Name = "map"), GlobalAvgPool2D, Conv2D(8, 1), ReLU, Conv2D(32, 1), Sigmoid, Mul("map"), Conv2D({filters}, 1, Name = "project")]
        public partial class Gated;
        """).Text;

    [Fact]
    public void A_slice_of_whole_blocks_copies_nothing() => Assert.DoesNotContain(
        "Channels.Copy",
        Expect.NoErrors("""
            [Network, Input(3, 12, 12)]
            [Conv2D(48, 3, Name = "all"), Slice(0, 16), Conv2D(24, 1, Name = "a"), Slice(16, 24, From = "all"), Add("a")]
            public partial class Cut;
            """).Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_large_step_is_shared_by_several_threads_and_each_clears_the_frame_of_its_rows()
    {
        string text = Expect.NoErrors("""
            [Network, Input(3, 64, 64)]
            [Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, MaxPool2D(2), Flatten, Dense(10), Softmax]
            public partial class Large;
            """).Text;

        Assert.Contains(".IsShared => true;", text, StringComparison.Ordinal);
        Assert.Matches(@"Halo\.Clear\(.*, turn\.Part\);", text);
        Assert.Matches(@"crew\.Share\(parts: \d+, blocks: \d+\)", text);
        Assert.Contains("ref crew.Own(ref workspace, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_part_is_some_filters_a_thread_clears_the_frames_of_their_planes() => Assert.Matches(
        @"Halo\.Clear\(\s*ref \w+, .*, turn\.Part, isSplitByPlanes: true\);",
        Expect.NoErrors("""
            [Network, Input(256, 7, 7)]
            [Conv2D(1024, 1), ReLU, Conv2D(16, 3, Padding = 1)]
            public partial class Wide;
            """).Text);

    [Fact]
    public void A_small_network_has_no_loops_over_parts() => Assert.DoesNotContain(
        "crew.Share",
        Expect.NoErrors("""
            [Network, Input(1, 8, 8)]
            [Conv2D(8, 3), ReLU, MaxPool2D(2), Flatten, Dense(10), Softmax]
            public partial class Small;
            """).Text,
        StringComparison.Ordinal);
}
