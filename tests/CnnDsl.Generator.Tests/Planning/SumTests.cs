using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Planning;

/// <summary>Sums that a convolution takes in, and those that it must not.</summary>
public sealed class SumTests
{
    /// <summary>What reads a convolution of 28 channels where 24 are added.</summary>
    private const string First = "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), ";

    [Theory]
    [InlineData("Conv2D(28, 1, Name = \"wide\")", @"Conv2D\.Run<V, \S*_Pointwise_AddFirst, \S*_Pointwise_AddFirst, ")]
    [InlineData("Conv2D(28, 5, Padding = 2, Name = \"wide\")", @"Conv2D\.Run<V, \S*_AddFirst, \S*_AddFirst, ")]
    [InlineData("Conv2D(28, 3, Padding = 1), BatchNorm(Name = \"wide\")", @"WinogradOutputs\.Run<")]
    [InlineData("Conv2D(28, 3, Padding = 1, Groups = 4), Dropout(Name = \"wide\")", @"Conv2D\.Run<V, \S*_Groups\S*_AddFirst, ")]
    [InlineData("Conv2D(28, 1), DepthwiseConv2D(3, Padding = 1, Name = \"wide\")", @"Conv2D\.Run<V, \S*_Depthwise\S*_AddFirst, ")]
    public void A_sum_over_the_first_channels_is_done_in_the_convolution(string convolution, string kernel)
    {
        string text = Text($"{convolution}, {First}Concat(\"s\", \"b\"), ReLU");

        AssertIsOneStep(text);
        Assert.Contains("a, s, b, concat1, relu1: ", text, StringComparison.Ordinal);
        Assert.Contains(", 24 x 9 x 7 -> 28 x 9 x 7, its first 24 channels plus x", text, StringComparison.Ordinal);
        Assert.Contains("ExtraChannels: 24", text, StringComparison.Ordinal);
        Assert.Matches(kernel, text);
    }

    [Theory]
    [InlineData("Slice(0, 24, Name = \"a\"), Add(\"x\", \"a\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\")")]
    [InlineData("Slice(24, 4, Name = \"b\"), Slice(0, 24, From = \"wide\", Name = \"a\"), Add(\"x\", Name = \"s\"), Concat(\"s\", \"b\")")]
    [InlineData("Slice(0, 24), Dropout, Add(\"x\"), Dropout(Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), Dropout, SiLU")]
    [InlineData("Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), Flatten, Dense(3)")]
    [InlineData("Slice(0, 24, Name = \"a\"), Conv2D(24, 3, Padding = 1, From = \"x\"), Add(\"a\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\")")]
    public void In_whatever_order_it_is_declared(string layers) => AssertIsOneStep(Text("Conv2D(28, 1, Name = \"wide\"), " + layers));

    [Fact]
    public void Two_equal_parts_may_come_from_a_split() => AssertIsOneStep(
        Text("Conv2D(48, 1, Name = \"wide\"), Split(2), Add(\"split1.0\", \"x\"), Concat(\"add1\", \"split1.1\")"));

    [Theory]
    [InlineData(First + "Concat(\"s\", \"b\"), Conv2D(24, 1), Add(\"a\")", "the slice has another reader")]
    [InlineData(First + "Concat(\"s\", \"b\"), Conv2D(24, 1), Add(\"s\")", "the sum has another reader")]
    [InlineData(First + "Concat(\"s\", \"b\"), ReLU, Add(\"wide\")", "the convolution has another reader")]
    [InlineData(First + "Concat(\"s\", \"b\"), Output(\"s\"), Output(\"concat1\")", "the sum is an output")]
    [InlineData(First + "Concat(\"s\", \"b\"), Output(\"b\"), Output(\"concat1\")", "the other slice is an output")]
    [InlineData(First + "Concat(\"s\", \"b\"), Output(\"wide\"), Output(\"concat1\")", "the convolution is an output")]
    [InlineData(First + "Concat(\"b\", \"s\")", "the parts change places")]
    [InlineData(First + "Concat(\"s\", \"b\", \"x\")", "there is a third part")]
    [InlineData("Slice(0, 24), Add(\"x\"), Slice(25, 3, From = \"wide\"), Concat(\"add1\", \"slice2\")", "a channel is left out")]
    [InlineData("Slice(0, 24), Add(\"x\"), Slice(23, 5, From = \"wide\"), Concat(\"add1\", \"slice2\")", "a channel comes twice")]
    [InlineData("Slice(4, 24), Add(\"x\"), Slice(0, 4, From = \"wide\"), Concat(\"slice2\", \"add1\")", "the last channels are added to")]
    [InlineData("Slice(0, 24), Sub(\"x\"), Slice(24, 4, From = \"wide\"), Concat(\"sub1\", \"slice2\")", "a difference")]
    [InlineData("Slice(0, 24), Add(\"x\", \"x\", \"slice1\"), Slice(24, 4, From = \"wide\"), Concat(\"add1\", \"slice2\")", "a sum of three")]
    [InlineData("Slice(0, 24), Add(\"x\"), ReLU, Slice(24, 4, From = \"wide\"), Concat(\"relu1\", \"slice2\")", "the activation is of the sum alone")]
    [InlineData("ReLU, Slice(0, 24), Add(\"x\"), Slice(24, 4, From = \"relu1\"), Concat(\"add1\", \"slice2\")", "the activation comes before")]
    [InlineData("Slice(0, 24), GlobalAvgPool2D(From = \"x\"), Add(\"slice1\"), Slice(24, 4, From = \"wide\"), Concat(\"add1\", \"slice2\")", "a number for each channel")]
    public void What_only_looks_like_it_stays_as_declared(string layers, string why)
    {
        string text = Text("Conv2D(28, 1, Name = \"wide\"), " + layers);

        Assert.False(text.Contains("AddFirst", StringComparison.Ordinal), why);
        Assert.True(text.Contains("Arithmetic.Run", StringComparison.Ordinal), why);
    }

    [Fact]
    public void A_convolution_comes_behind_a_pool_that_it_adds()
    {
        string text = Text("DepthwiseConv2D(3, Padding = 1), Conv2D(28, 1, Name = \"wide\"), Slice(0, 24), MaxPool2D(1, From = \"x\", Name = \"pool\"), Add(\"slice1\"), "
            + "Slice(24, 4, From = \"wide\"), Concat(\"add1\", \"slice2\"), ReLU");

        AssertIsOneStep(text);
        Assert.Matches(@"(?s)// conv1: .*// pool: .*// wide, slice1, add1, slice2, concat1, relu1: .*, its first 24 channels plus pool", text);
    }

    [Theory]
    [InlineData("Conv2D(24, 1, Name = \"a\"), MaxPool2D(1, From = \"x\", Name = \"b\"), Add(\"a\", \"b\"), ReLU", "// b: .*// a, add1, relu1: 24 x 9 x 7, 24 x 9 x 7 -> 24 x 9 x 7")]
    [InlineData("Conv2D(24, 1, Name = \"a\"), Conv2D(24, 1, From = \"x\"), Tanh(Name = \"b\"), Add(\"a\", \"b\")", "// conv2, b: .*// a, add1: ")]
    [InlineData("Conv2D(24, 1, Name = \"a\"), Conv2D(24, 1, From = \"x\", Name = \"b\"), Add(\"a\", \"b\")", "// a: .*// b, add1: ")]
    [InlineData("Conv2D(24, 1, Name = \"a\"), Conv2D(24, 1, From = \"x\"), BatchNorm(Name = \"b\"), Add(\"a\", \"b\"), ReLU", "// a: .*// conv2, b, add1, relu1: ")]
    public void A_sum_goes_into_the_later_convolution_and_where_that_cannot_take_it_into_the_earlier(string layers, string order)
    {
        string text = Text(layers);

        Assert.DoesNotContain("Arithmetic.Run", text, StringComparison.Ordinal);
        Assert.Matches("(?s)" + order, text);
    }

    private static string Text(string layers) => Expect.NoErrors($"[Network, Input(24, 9, 7)] [MaxPool2D(1, Name = \"x\"), {layers}] public partial class Net;").Text;

    private static void AssertIsOneStep(string text)
    {
        Assert.Contains("ExtraChannels: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Arithmetic.Run", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Channels.Copy", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Elementwise.Run", text, StringComparison.Ordinal);
    }
}
