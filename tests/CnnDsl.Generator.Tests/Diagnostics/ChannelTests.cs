using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1003, CNN1004, CNN1009: what an author states of the input must be so, and groups must divide it.</summary>
public sealed class ChannelTests
{
    [Fact]
    public void Stated_channels_must_be_the_inputs() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(6, 3), ReLU, Conv2D(8, 3, {|CNN1003:InChannels = 3|})]
        partial class Net;
        """,
        "Conv2D 'conv2': InChannels = 3, but its input is 6 x 6 x 6 and has 6 channels; write InChannels = 6 or leave it out");

    [Fact]
    public void Stated_channels_of_a_depthwise_convolution_must_be_the_inputs() => Expect.Errors(
        """
        [Network, Input(4, 8, 8)]
        [DepthwiseConv2D(3, {|CNN1003:InChannels = 8|}, Multiplier = 2)]
        partial class Net;
        """,
        "DepthwiseConv2D 'conv1': InChannels = 8, but its input is 4 x 8 x 8 and has 4 channels; write InChannels = 4 or leave it out");

    [Fact]
    public void Stated_channels_that_match_are_welcome() => Expect.NoErrors("""
        [Network, Input(3, 8, 8)]
        [Conv2D(6, 3, InChannels = 3), DepthwiseConv2D(3, InChannels = 6), Flatten, Dense(2, InFeatures = 96)]
        public partial class Net;
        """);

    [Fact]
    public void Groups_must_divide_the_input_channels() => Expect.Errors(
        """
        [Network, Input(6, 4, 4)]
        [Conv2D(8, 1, {|CNN1004:Groups = 4|})]
        partial class Net;
        """,
        "Conv2D 'conv1': 4 groups do not divide the 6 input channels into whole numbers; Groups 1 or 2 fits");

    [Fact]
    public void Groups_must_divide_the_filters() => Expect.Errors(
        """
        [Network, Input(6, 4, 4)]
        [Conv2D(7, 1, {|CNN1004:Groups = 3|})]
        partial class Net;
        """,
        "Conv2D 'conv1': 3 groups do not divide the 7 filters into whole numbers; Groups 1 fits");

    [Fact]
    public void Groups_that_divide_neither_name_both() => Expect.Errors(
        """
        [Network, Input(24, 4, 4)]
        [Conv2D(48, 1, {|CNN1004:Groups = 5|})]
        partial class Net;
        """,
        "Conv2D 'conv1': 5 groups do not divide the 24 input channels and the 48 filters into whole numbers; Groups 2, 3, 4 or 6 fits");

    [Fact]
    public void Stated_features_must_be_the_inputs() => Expect.Errors(
        """
        [Network, Input(2, 3, 4)]
        [Flatten, Dense(5, {|CNN1009:InFeatures = 20|})]
        partial class Net;
        """,
        "Dense 'dense1': InFeatures = 20, but its input has 24 features; write InFeatures = 24 or leave it out");
}
