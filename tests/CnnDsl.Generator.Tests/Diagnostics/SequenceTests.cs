using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1014, and what windows say of sequences, which have one direction.</summary>
public sealed class SequenceTests
{
    [Theory]
    [InlineData("1, 28, 28", "{|CNN1014:Conv1D(8, 3)|}", "Conv1D 'conv1' reads a sequence of C x L, but its input is a map of 1 x 28 x 28; declare [Input(channels, length)], or use the layer for maps")]
    [InlineData("28", "{|CNN1014:MaxPool1D(2)|}", "MaxPool1D 'maxpool1' reads a sequence of C x L, but its input is a vector of 28 features; declare [Input(channels, length)], or use the layer for maps")]
    [InlineData("1, 4, 4", "{|CNN1014:AvgPool1D(2)|}", "AvgPool1D 'avgpool1' reads a sequence of C x L, but its input is a map of 1 x 4 x 4; declare [Input(channels, length)], or use the layer for maps")]
    [InlineData("1, 4, 4", "{|CNN1014:GlobalAvgPool1D|}", "GlobalAvgPool1D 'globalavgpool1' reads a sequence of C x L, but its input is a map of 1 x 4 x 4; declare [Input(channels, length)], or use the layer for maps")]
    [InlineData("1, 4, 4", "{|CNN1014:GlobalMaxPool1D|}", "GlobalMaxPool1D 'globalmaxpool1' reads a sequence of C x L, but its input is a map of 1 x 4 x 4; declare [Input(channels, length)], or use the layer for maps")]
    public void A_layer_of_sequences_reads_nothing_else(string input, string layer, string message) => Expect.Errors(
        $"""
        [Network, Input({input})]
        [{layer}]
        partial class Net;
        """,
        message);

    [Fact]
    public void A_layer_of_maps_does_not_read_a_sequence() => Expect.Errors(
        """
        [Network, Input(4, 28)]
        [{|CNN1008:Conv2D(8, 3)|}]
        partial class Net;
        """,
        "Conv2D 'conv1' reads a map of C x H x W, but its input is a sequence of 4 x 28; put it before [Flatten] and [Dense], or declare [Input(channels, height, width)]");

    [Fact]
    public void A_length_that_is_not_whole_has_remedies_of_one_direction() => Expect.Errors(
        """
        [Network, Input(4, 28)]
        [Conv1D(8, 5, {|CNN1001:Stride = 2|})]
        partial class Net;
        """,
        "Conv1D 'conv1': output length (28 + 2*0 - 5)/2 + 1 = 12.5 is not a whole number. Kernel 4 or 6, PaddingRight 1, or Stride 1 fits; Rounding = Rounding.Floor gives 12 and ignores the last element.");

    [Fact]
    public void A_pool_says_what_rounding_up_gives() => Expect.Errors(
        """
        [Network, Input(4, 8)]
        [AvgPool1D({|CNN1001:3|})]
        partial class Net;
        """,
        "AvgPool1D 'avgpool1': output length (8 + 2*0 - 3)/3 + 1 = 2.667 is not a whole number. Kernel 2 or 4, Padding 2, PaddingRight 1, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 2 and ignores the last 2 elements, Rounding.Ceiling gives 3.");

    [Fact]
    public void A_kernel_longer_than_the_sequence_is_at_fault() => Expect.Errors(
        """
        [Network, Input(4, 3)]
        [Conv1D(8, {|CNN1002:5|})]
        partial class Net;
        """,
        "Conv1D 'conv1': the kernel spans 5 elements, but the padded input has 3 + 0 + 0 = 3. Kernel 3 or less, or 2 more elements of padding would fit.");

    [Fact]
    public void A_pool_must_be_longer_than_its_padding() => Expect.Errors(
        """
        [Network, Input(4, 8)]
        [MaxPool1D(2, {|CNN1005:Padding = 2|})]
        partial class Net;
        """,
        "MaxPool1D 'maxpool1': a padding of 2 on a window of 2 leaves windows without any input; it may be at most 1");

    [Fact]
    public void Groups_must_divide_the_channels_of_a_sequence() => Expect.Errors(
        """
        [Network, Input(6, 8)]
        [Conv1D(8, 1, {|CNN1004:Groups = 4|})]
        partial class Net;
        """,
        "Conv1D 'conv1': 4 groups do not divide the 6 input channels into whole numbers; Groups 1 or 2 fits");
}
