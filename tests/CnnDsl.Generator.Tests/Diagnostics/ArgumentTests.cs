using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0009 to CNN0012: arguments that make no sense whatever the shapes are.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("Conv2D({|CNN0009:0|}, 3)", "Conv2D 'conv1': Filters is 0; it must be 1 or more")]
    [InlineData("Conv2D({|CNN0009:-6|}, 3)", "Conv2D 'conv1': Filters is -6; it must be 1 or more")]
    [InlineData("Conv2D(6, {|CNN0009:0|})", "Conv2D 'conv1': Kernel is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, {|CNN0009:Kernel = -1|})", "Conv2D 'conv1': Kernel is -1; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:0|})", "Conv2D 'conv1': KernelWidth is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:Stride = 0|})", "Conv2D 'conv1': Stride is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:StrideHeight = -2|})", "Conv2D 'conv1': StrideHeight is -2; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:StrideWidth = int.MinValue|})", "Conv2D 'conv1': StrideWidth is -2147483648; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:Dilation = 0|})", "Conv2D 'conv1': Dilation is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:DilationHeight = 0|})", "Conv2D 'conv1': DilationHeight is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:DilationWidth = 0|})", "Conv2D 'conv1': DilationWidth is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:Padding = -1|})", "Conv2D 'conv1': Padding is -1; it must be 0 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:PaddingHeight = -1|})", "Conv2D 'conv1': PaddingHeight is -1; it must be 0 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:PaddingRight = -1|})", "Conv2D 'conv1': PaddingRight is -1; it must be 0 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:Groups = 0|})", "Conv2D 'conv1': Groups is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:InChannels = 0|})", "Conv2D 'conv1': InChannels is 0; it must be 1 or more")]
    [InlineData("Conv2D(6, 3, {|CNN0009:AutoPad = (AutoPad)3|})", "Conv2D 'conv1': AutoPad is 3; it must be AutoPad.None, Same or SameLower")]
    [InlineData("Conv2D(6, 3, {|CNN0009:Rounding = (Rounding)(-1)|})", "Conv2D 'conv1': Rounding is -1; it must be Rounding.None, Floor or Ceiling")]
    [InlineData("DepthwiseConv2D(3, {|CNN0009:Multiplier = 0|})", "DepthwiseConv2D 'conv1': Multiplier is 0; it must be 1 or more")]
    [InlineData("DepthwiseConv2D({|CNN0009:0|})", "DepthwiseConv2D 'conv1': Kernel is 0; it must be 1 or more")]
    [InlineData("MaxPool2D({|CNN0009:0|})", "MaxPool2D 'maxpool1': Kernel is 0; it must be 1 or more")]
    [InlineData("AvgPool2D(2, {|CNN0009:-2|})", "AvgPool2D 'avgpool1': KernelWidth is -2; it must be 1 or more")]
    [InlineData("Flatten, Dense({|CNN0009:0|})", "Dense 'dense1': Units is 0; it must be 1 or more")]
    [InlineData("Flatten, Dense(3, {|CNN0009:InFeatures = -3|})", "Dense 'dense1': InFeatures is -3; it must be 1 or more")]
    [InlineData("Dropout({|CNN0009:2|})", "Dropout 'dropout1': Rate is 2; it must be 0 to 1")]
    [InlineData("Dropout({|CNN0009:-0.5|})", "Dropout 'dropout1': Rate is -0.5; it must be 0 to 1")]
    [InlineData("Dropout({|CNN0009:double.NaN|})", "Dropout 'dropout1': Rate is NaN; it must be 0 to 1")]
    [InlineData("BatchNorm({|CNN0009:Epsilon = -1e-5|})", "BatchNorm 'bn1': Epsilon is -1E-05; it must be at least 0 and less than 1")]
    [InlineData("BatchNorm({|CNN0009:Epsilon = 1|})", "BatchNorm 'bn1': Epsilon is 1; it must be at least 0 and less than 1")]
    [InlineData("LeakyReLU({|CNN0009:double.NaN|})", "LeakyReLU 'leakyrelu1': NegativeSlope is NaN; it must be a finite 32-bit number")]
    [InlineData("ELU({|CNN0009:1e300|})", "ELU 'elu1': Alpha is 1E+300; it must be a finite 32-bit number")]
    [InlineData("HardSigmoid({|CNN0009:Beta = double.NegativeInfinity|})", "HardSigmoid 'hardsigmoid1': Beta is -Infinity; it must be a finite 32-bit number")]
    public void An_argument_out_of_range_is_at_fault(string layers, string message) => Expect.Errors(
        $"""
        [Network, Input(3, 8, 8)]
        [{layers}]
        partial class Net;
        """,
        message);

    [Theory]
    [InlineData("Input({|CNN0009:0|}, 8, 8)", "Input 'input': Channels is 0; it must be 1 or more")]
    [InlineData("Input(3, {|CNN0009:-8|}, 8)", "Input 'input': Height is -8; it must be 1 or more")]
    [InlineData("Input(3, 8, {|CNN0009:0|}, Name = \"image\")", "Input 'image': Width is 0; it must be 1 or more")]
    [InlineData("Input({|CNN0009:0|})", "Input 'input': Features is 0; it must be 1 or more")]
    public void An_input_without_elements_is_at_fault(string input, string message) => Expect.Errors(
        $"""
        [Network, {input}]
        [ReLU]
        partial class Net;
        """,
        message);

    [Fact]
    public void Every_argument_out_of_range_is_reported() => Expect.Errors(
        """
        [Network, Input({|CNN0009:0|}, {|CNN0009:0|}, 8)]
        [Conv2D({|CNN0009:0|}, 3, {|CNN0009:Padding = -1|}, {|CNN0009:Stride = -1|})]
        partial class Net;
        """,
        "Input 'input': Channels is 0; it must be 1 or more",
        "Input 'input': Height is 0; it must be 1 or more",
        "Conv2D 'conv1': Filters is 0; it must be 1 or more",
        "Conv2D 'conv1': Padding is -1; it must be 0 or more",
        "Conv2D 'conv1': Stride is -1; it must be 1 or more");

    [Theory]
    [InlineData("{|CNN0010:Conv2D(6)|}", "Conv2D 'conv1' has no kernel; state one, as in Kernel = 3")]
    [InlineData("{|CNN0010:DepthwiseConv2D|}", "DepthwiseConv2D 'conv1' has no kernel; state one, as in Kernel = 3")]
    [InlineData("{|CNN0010:MaxPool2D(Stride = 2)|}", "MaxPool2D 'maxpool1' has no kernel; state one, as in Kernel = 3")]
    [InlineData("AvgPool2D({|CNN0010:KernelHeight = 2|})", "AvgPool2D 'avgpool1' has no kernel width; state one, as in KernelWidth = 3")]
    [InlineData("Conv2D(6, {|CNN0010:KernelWidth = 2|})", "Conv2D 'conv1' has no kernel height; state one, as in KernelHeight = 3")]
    public void A_window_without_a_size_is_at_fault(string layer, string message) => Expect.Errors(
        $"""
        [Network, Input(3, 8, 8)]
        [{layer}]
        partial class Net;
        """,
        message);

    [Fact]
    public void AutoPad_excludes_padding_of_ones_own() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(6, 3, AutoPad = AutoPad.Same, {|CNN0011:Padding = 1|})]
        partial class Net;
        """,
        "Conv2D 'conv1' states both AutoPad and Padding; AutoPad already decides the padding, so remove one of them");

    [Fact]
    public void AutoPad_excludes_padding_of_one_side() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [MaxPool2D(3, {|CNN0011:PaddingLeft = 0|}, AutoPad = AutoPad.SameLower)]
        partial class Net;
        """,
        "MaxPool2D 'maxpool1' states both AutoPad and PaddingLeft; AutoPad already decides the padding, so remove one of them");

    [Fact]
    public void AutoPad_of_none_leaves_the_padding_to_the_author() => Expect.NoErrors("""
        [Network, Input(3, 8, 8)]
        [Conv2D(6, 3, AutoPad = AutoPad.None, Padding = 1)]
        public partial class Net;
        """);

    [Fact]
    public void A_convolution_does_not_round_up() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [DepthwiseConv2D(3, {|CNN0012:Rounding = Rounding.Ceiling|})]
        partial class Net;
        """,
        "DepthwiseConv2D 'conv1': Rounding.Ceiling is not a rounding of a convolution; only pools round up; use Rounding.Floor, or padding that makes the size whole");

    [Fact]
    public void A_whole_network_does_not_round_up() => Expect.Errors(
        """
        [Network({|CNN0012:Rounding = Rounding.Ceiling|}), Input(3, 8, 8)]
        [MaxPool2D(2)]
        partial class Net;
        """,
        "Network 'Net': Rounding.Ceiling is not a rounding of a whole network; use Rounding.Floor here, and Rounding.Ceiling on the pools that round up");

    [Fact]
    public void A_rounding_that_does_not_exist_is_at_fault() => Expect.Errors(
        """
        [Network({|CNN0009:Rounding = (Rounding)7|}), Input(3, 8, 8)]
        [MaxPool2D(2)]
        partial class Net;
        """,
        "Network 'Net': Rounding is 7; it must be Rounding.None or Floor");

    [Fact]
    public void A_precision_that_does_not_exist_is_at_fault() => Expect.Errors(
        """
        [Network({|CNN0009:Precision = (Precision)7|}), Input(3, 8, 8)]
        [MaxPool2D(2)]
        partial class Net;
        """,
        "Network 'Net': Precision is 7; it must be Precision.Fast or Exact");
}
