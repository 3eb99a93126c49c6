using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1006 and CNN1008: maps and vectors are different things, and flattening is an explicit step.</summary>
public sealed class MapAndVectorTests
{
    [Fact]
    public void Dense_on_a_map_asks_for_Flatten() => Expect.Errors(
        """
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5), MaxPool2D(2), {|CNN1006:Dense(10)|}]
        partial class Net;
        """,
        "Dense 'dense1' reads features, but its input is the map 6 x 12 x 12; put [Flatten] before it, which gives 864 features, or state Last = true to multiply its last axis of 12");

    [Fact]
    public void Dense_on_a_map_of_one_pixel_asks_for_Flatten_too() => Expect.Errors(
        """
        [Network, Input(4, 5, 5)]
        [GlobalAvgPool2D]
        [{|CNN1006:Dense(10, Name = "head")|}]
        partial class Net;
        """,
        "Dense 'head' reads features, but its input is the map 4 x 1 x 1; put [Flatten] before it, which gives 4 features, or state Last = true to multiply its last axis of 1");

    [Fact]
    public void Dense_on_a_scalar_asks_for_Flatten_as_well() => Expect.Errors(
        """
        [Network, Input(4)]
        [ReduceSum(KeepDims = false), {|CNN1006:Dense(10)|}]
        partial class Net;
        """,
        "Dense 'dense1' reads features, but its input is a scalar; put [Flatten] before it, which gives 1 feature");

    [Theory]
    [InlineData("Conv2D(3, 1)", "Conv2D 'conv1'")]
    [InlineData("DepthwiseConv2D(1)", "DepthwiseConv2D 'conv1'")]
    [InlineData("MaxPool2D(2)", "MaxPool2D 'maxpool1'")]
    [InlineData("AvgPool2D(2)", "AvgPool2D 'avgpool1'")]
    [InlineData("GlobalAvgPool2D", "GlobalAvgPool2D 'globalavgpool1'")]
    [InlineData("GlobalMaxPool2D", "GlobalMaxPool2D 'globalmaxpool1'")]
    public void A_layer_of_maps_behind_Flatten_is_at_fault(string layer, string name) => Expect.Errors(
        $$"""
        [Network, Input(1, 4, 4)]
        [Flatten, {|CNN1008:{{layer}}|}]
        partial class Net;
        """,
        $"{name} reads a map of C x H x W, but its input is a vector of 16 features; put it before [Flatten] and [Dense], or declare [Input(channels, height, width)]");

    [Fact]
    public void A_convolution_on_a_vector_input_is_at_fault() => Expect.Errors(
        """
        [Network, Input(784)]
        [{|CNN1008:Conv2D(6, 5)|}]
        partial class Net;
        """,
        "Conv2D 'conv1' reads a map of C x H x W, but its input is a vector of 784 features; put it before [Flatten] and [Dense], or declare [Input(channels, height, width)]");

    [Fact]
    public void Batch_normalization_and_activations_take_both() => Expect.NoErrors("""
        [Network, Input(2, 4, 4)]
        [BatchNorm, ReLU, PReLU, Softmax, Flatten, BatchNorm, ReLU, PReLU, Softmax]
        public partial class Net;
        """);
}
