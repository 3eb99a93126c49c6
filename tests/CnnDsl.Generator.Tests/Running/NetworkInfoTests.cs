using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Running;

/// <summary>What a network says of itself: all arguments with their defaults filled in.</summary>
public sealed class NetworkInfoTests
{
    [Theory]
    [InlineData("Same", 1, 2, 0, 1)]
    [InlineData("SameLower", 2, 1, 1, 0)]
    public void AutoPad_pads_for_the_rounded_up_size_and_puts_an_odd_row_where_it_says(string autoPad, int top, int bottom, int left, int right)
    {
        LayerInfo conv = Info($"Input(1, 8, 9), Conv2D(2, 4, 2, StrideHeight = 1, StrideWidth = 3, DilationWidth = 3, AutoPad = AutoPad.{autoPad})").Layers[0];
        Assert.Equal(new TensorShape(2, 8, 3), conv.OutputShape);
        Assert.Equal([top, bottom, left, right], Sides(conv));
    }

    [Fact]
    public void AutoPad_never_cuts()
    {
        LayerInfo pool = Info("Input(1, 9, 9), MaxPool2D(1, Stride = 4, AutoPad = AutoPad.Same)").Layers[0];
        Assert.Equal(new TensorShape(1, 3, 3), pool.OutputShape);
        Assert.Equal([0, 0, 0, 0], Sides(pool));
    }

    [Fact]
    public void A_value_for_one_side_replaces_the_square_one()
    {
        LayerInfo conv = Info(
            "Input(1, 20, 20), Conv2D(1, 3, KernelWidth = 5, Stride = 2, StrideHeight = 1, Padding = 2, PaddingHeight = 1, PaddingBottom = 0, "
            + "Dilation = 2, DilationWidth = 1, Rounding = Rounding.Floor)").Layers[0];
        Assert.Equal([3, 5, 1, 2, 2, 1], new[] { "KernelHeight", "KernelWidth", "StrideHeight", "StrideWidth", "DilationHeight", "DilationWidth" }.Select(name => (int)conv[name]));
        Assert.Equal([1, 0, 2, 2], Sides(conv));
        Assert.Equal(new TensorShape(1, 17, 10), conv.OutputShape);
    }

    [Fact]
    public void A_pools_stride_is_its_window_on_each_side()
    {
        LayerInfo pool = Info("Input(1, 6, 9), MaxPool2D(2, 3)").Layers[0];
        Assert.Equal([2, 3], new[] { "StrideHeight", "StrideWidth" }.Select(name => (int)pool[name]));
    }

    [Fact]
    public void Default_names_count_each_kind_and_both_convolutions_together() => Assert.Equal(
        ["conv1", "bn1", "relu1", "conv2", "bn2", "stem", "conv4", "relu2"],
        Info("Input(2, 9, 9), Conv2D(2, 1), BatchNorm, ReLU, DepthwiseConv2D(1), BatchNorm, Conv2D(2, 1, Name = \"stem\"), Conv2D(2, 1, Name = null), ReLU").Layers.Select(layer => layer.Name));

    [Fact]
    public void Parameters_and_multiply_adds_are_those_of_the_textbook()
    {
        NetworkInfo info = Info("Input(1, 28, 28), Conv2D(6, 5, Padding = 2), MaxPool2D(2), Conv2D(16, 5), MaxPool2D(2), Flatten, Dense(120), Dense(84), Dense(10)");
        Assert.Equal(61_706, info.Parameters);
        Assert.Equal((28 * 28 * 6 * 25) + (10 * 10 * 16 * 6 * 25) + (400 * 120) + (120 * 84) + (84 * 10), info.MultiplyAdds);
    }

    private static NetworkInfo Info(string network) => LoadedNetwork.Info(Expect.NoErrors($"[Network, {network}] public partial class Net;"), "Net");

    private static int[] Sides(LayerInfo layer) => [.. new[] { "PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight" }.Select(name => (int)layer[name])];
}
