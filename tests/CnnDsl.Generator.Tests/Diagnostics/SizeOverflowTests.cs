using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1007: what has no index has no code. Extreme numbers get a plain answer, quickly, and never an exception.</summary>
public sealed class SizeOverflowTests
{
    [Theory]
    [InlineData("Input(3, {|CNN1007:40000|}, 30000)", "ReLU", "Input 'input': the input 3 x 40000 x 30000 would have 3600000000 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input({|CNN1007:int.MaxValue|})", "ReLU", "Input 'input': the input 2147483647 would have 2147483647 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input({|CNN1007:int.MaxValue|}, int.MaxValue, int.MaxValue)", "ReLU", "Input 'input': the input 2147483647 x 2147483647 x 2147483647 would have more than 2^63 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input(1, 1000, 1000)", "Conv2D({|CNN1007:3000|}, 1)", "Conv2D 'conv1': its output 3000 x 1000 x 1000 would have 3000000000 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input(50000, 1, 1)", "Conv2D({|CNN1007:50000|}, 1)", "Conv2D 'conv1': its weight would have 2500000000 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input(50000)", "Dense({|CNN1007:50000|})", "Dense 'dense1': its weight would have 2500000000 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input(2, 1, 1)", "DepthwiseConv2D(1, {|CNN1007:Multiplier = int.MaxValue|})", "DepthwiseConv2D 'conv1': its bias, with a number for each filter, would have 4294967294 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input(1, 1, 1)", "Conv2D(1, 1, {|CNN1007:Padding = int.MaxValue|})", "Conv2D 'conv1': its padded input would have more than 2^63 elements; 2147483583, a little less than 2^31, is the most")]
    [InlineData("Input(1, 4, 4)", "Conv2D(1, {|CNN1007:int.MaxValue|}, Dilation = int.MaxValue, AutoPad = AutoPad.Same)", "Conv2D 'conv1': its padding would have 4611686011984936962 elements; 2147483583, a little less than 2^31, is the most")]
    public void A_size_beyond_the_index_is_at_fault(string input, string layer, string message) => Expect.Errors(
        $"""
        [Network, {input}]
        [{layer}]
        partial class Net;
        """,
        message);

    [Fact]
    public void Weights_that_fit_one_by_one_but_not_together_are_at_the_largest() => Expect.Errors(
        """
        [Network, Input(40000)]
        [Dense(30000), Dense(20), {|CNN1007:Dense(70000000)|}]
        partial class Net;
        """,
        "Dense 'dense3': the network's weights, most of them here, would have 2670990032 elements; 2147483583, a little less than 2^31, is the most");

    [Fact]
    public void A_workspace_beyond_the_index_is_at_the_largest_output() => Expect.Errors(
        """
        [Network, Input(1, 11000, 11000)]
        [Conv2D(16, 1), {|CNN1007:Conv2D(17, 1)|}, Conv2D(1, 1)]
        partial class Net;
        """,
        "Conv2D 'conv2': the network's workspace, most of it for this output, would have 5808000000 elements; 2147483583, a little less than 2^31, is the most");
}
