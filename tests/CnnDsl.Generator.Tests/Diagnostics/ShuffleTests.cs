using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1013 and CNN1015: factors that do not divide, and pools that see nothing.</summary>
public sealed class ShuffleTests
{
    [Theory]
    [InlineData("12, 8, 8", "PixelShuffle({|CNN1015:3|})", "PixelShuffle 'pixelshuffle1': 3*3 = 9 does not divide the 12 channels; Factor 1 or 2 fits")]
    [InlineData("7, 8, 8", "PixelShuffle({|CNN1015:2|})", "PixelShuffle 'pixelshuffle1': 2*2 = 4 does not divide the 7 channels; Factor 1 fits")]
    [InlineData("1, 8, 9", "PixelUnshuffle({|CNN1015:2|})", "PixelUnshuffle 'pixelunshuffle1': 2 does not divide the width 9; Factor 1 fits")]
    [InlineData("1, 9, 12", "PixelUnshuffle({|CNN1015:2|})", "PixelUnshuffle 'pixelunshuffle1': 2 does not divide the height 9; Factor 1 or 3 fits")]
    [InlineData("1, 9, 15", "PixelUnshuffle({|CNN1015:2|})", "PixelUnshuffle 'pixelunshuffle1': 2 does not divide the height 9 and the width 15; Factor 1 or 3 fits")]
    public void A_factor_must_divide(string input, string layer, string message) => Expect.Errors(
        $"""
        [Network, Input({input})]
        [{layer}]
        partial class Net;
        """,
        message);

    [Fact]
    public void Groups_to_shuffle_must_divide_the_channels() => Expect.Errors(
        """
        [Network, Input(12, 8, 8)]
        [ChannelShuffle({|CNN1004:5|})]
        partial class Net;
        """,
        "ChannelShuffle 'channelshuffle1': 5 groups do not divide the 12 channels into whole numbers; Groups 2, 3, 4 or 6 fits");

    [Theory]
    [InlineData("PixelShuffle({|CNN0009:0|})", "PixelShuffle 'pixelshuffle1': Factor is 0; it must be 1 or more")]
    [InlineData("PixelUnshuffle({|CNN0009:-2|})", "PixelUnshuffle 'pixelunshuffle1': Factor is -2; it must be 1 or more")]
    [InlineData("ChannelShuffle({|CNN0009:0|})", "ChannelShuffle 'channelshuffle1': Groups is 0; it must be 1 or more")]
    [InlineData("AdaptiveAvgPool2D({|CNN0009:0|})", "AdaptiveAvgPool2D 'avgpool1': Size is 0; it must be 1 or more")]
    [InlineData("AdaptiveAvgPool2D(3, {|CNN0009:-1|})", "AdaptiveAvgPool2D 'avgpool1': Width is -1; it must be 1 or more")]
    [InlineData("Clip(Min = 2, {|CNN0009:Max = 1|})", "Clip 'clip1': Max is 1; it must be at least Min, which is 2")]
    [InlineData("HardTanh({|CNN0009:Max = -1.5|})", "HardTanh 'hardtanh1': Max is -1.5; it must be at least Min, which is -1")]
    [InlineData("Clip({|CNN0009:Min = double.NaN|})", "Clip 'clip1': Min is NaN; it must be a 32-bit number or an infinity")]
    [InlineData("Scale({|CNN0009:1e300|})", "Scale 'scale1': Factor is 1E+300; it must be a finite 32-bit number")]
    [InlineData("Shift({|CNN0009:double.NaN|})", "Shift 'shift1': Offset is NaN; it must be a finite 32-bit number")]
    public void An_argument_out_of_range_is_at_fault(string layer, string message) => Expect.Errors(
        $"""
        [Network, Input(3, 8, 8)]
        [{layer}]
        partial class Net;
        """,
        message);

    [Theory]
    [InlineData("PixelShuffle(2)", "PixelShuffle 'pixelshuffle1'")]
    [InlineData("PixelUnshuffle(2)", "PixelUnshuffle 'pixelunshuffle1'")]
    [InlineData("ChannelShuffle(2)", "ChannelShuffle 'channelshuffle1'")]
    [InlineData("AdaptiveAvgPool2D(2)", "AdaptiveAvgPool2D 'avgpool1'")]
    public void A_vector_has_no_pixels(string layer, string which) => Expect.Errors(
        $$"""
        [Network, Input(8)]
        [{|CNN1008:{{layer}}|}]
        partial class Net;
        """,
        which + " reads a map of C x H x W, but its input is a vector of 8 features; put it before [Flatten] and [Dense], or declare [Input(channels, height, width)]");

    [Theory]
    [InlineData("3, 1, 8", "MaxPool2D(2, Stride = 1, {|CNN1013:Dilation = 4|}, Padding = 2)", "MaxPool2D 'maxpool1': windows of 2 taps at a distance of 4 and a padding of 2 miss the 1 row of the input altogether; KernelHeight 1 without padding would reach it")]
    [InlineData("3, 8, 3", "AvgPool2D(2, Stride = 9, DilationHeight = 1, {|CNN1013:DilationWidth = 9|}, PaddingWidth = 4, Rounding = Rounding.Floor)", "AvgPool2D 'avgpool1': windows of 2 taps at a distance of 9 and a padding of 4 miss the 3 columns of the input altogether; KernelWidth 1 without padding would reach it")]
    [InlineData("3, 2", "MaxPool1D(3, {|CNN1013:Dilation = 3|}, PaddingLeft = 1, PaddingRight = 4)", "MaxPool1D 'maxpool1': windows of 3 taps at a distance of 3 and a padding of 1 miss the 2 elements of the input altogether; Dilation 2 would reach it")]
    public void A_pool_must_see_something(string input, string layer, string message) => Expect.Errors(
        $"""
        [Network, Input({input})]
        [{layer}]
        partial class Net;
        """,
        message);
}
