using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Running;

/// <summary>Graphs and blocks, compiled and run, give what the layers' definitions give.</summary>
public sealed class GraphNetworkTests
{
    /// <summary>Of the largest output: several convolutions deep, some of them by Winograd's tiles.</summary>
    private const double Bound = 4e-6;

    [Theory]
    [InlineData("Input(3, 9, 9), Conv2D(12, 3, Padding = 1), BatchNorm, ReLU(Name = \"in\"), Conv2D(12, 3, Padding = 1), BatchNorm, ReLU, Conv2D(12, 3, Padding = 1), BatchNorm, Add(\"in\"), ReLU, Conv2D(5, 3, Padding = 1)")]
    [InlineData("Input(20, 7, 7), Conv2D(20, 1, Name = \"x\"), GlobalAvgPool2D, Conv2D(5, 1), ReLU, Conv2D(20, 1), Sigmoid, Mul(\"x\")")]
    [InlineData("Input(3, 8, 8), Conv2D(10, 3, Padding = 1), ReLU(Name = \"a\"), Conv2D(6, 3, Padding = 1, Name = \"b\"), Concat(\"a\", \"b\", Name = \"c\"), Conv2D(16, 3, Padding = 1), Concat(\"c\"), Conv2D(4, 1)")]
    [InlineData("Input(40, 5, 5), Conv2D(40, 1, Name = \"a\"), Slice(3, 17, Name = \"s1\"), Slice(16, 17, From = \"a\", Name = \"s2\"), Sub(\"s1\", \"s2\"), Flatten, Slice(5, 100), Dense(7)")]
    [InlineData("Input(4, 5, 5), Conv2D(4, 1, Name = \"a\"), Conv2D(4, 1, Name = \"b\", From = \"input\"), Conv2D(4, 1, Name = \"c\", From = \"input\"), Add(\"a\", \"b\", \"c\"), HardSwish")]
    [InlineData("Input(11), Dense(11, Name = \"a\"), ReLU(Name = \"r\"), Dense(11), Mul(\"r\", Name = \"m\"), Concat(\"input\", \"m\", \"a\"), Dense(5), Softmax")]
    [InlineData("Input(20, 7, 7), Conv2D(20, 1), GlobalAvgPool2D, Conv2D(5, 3, Padding = 1), ReLU, Flatten, Dense(3)")]
    [InlineData("Input(1, 6, 6), Conv2D(32, 3, Padding = 1, Name = \"a\"), Conv2D(16, 1, Name = \"l\"), Conv2D(16, 3, Padding = 1, From = \"a\", Name = \"r\"), Concat(\"l\", \"r\"), MaxPool2D(2), Flatten, Dense(10)")]
    [InlineData("Input(9, 13, 11), MaxPool2D(1), Conv2D(17, 3, Padding = 1), SiLU, Conv2D(33, 3), ReLU, Conv2D(8, 3, Padding = 2), Conv2D(40, 3, PaddingTop = 1, PaddingRight = 2), LeakyReLU(0.1), Conv2D(24, 5, Padding = 2)")]
    [InlineData("Input(128, 30, 30), MaxPool2D(1), Conv2D(128, 3, Padding = 1), BatchNorm, ReLU6")]
    [InlineData("Input(256, 6, 6), MaxPool2D(1), Conv2D(256, 3, Padding = 1)")]
    [InlineData("Input(3, 6, 5), Conv2D(18, 3, Padding = 1, Name = \"a\"), Input(18, 1, 1, Name = \"gate\"), Sigmoid, Mul(\"a\"), ReLU")]
    [InlineData("Input(3, 6, 5), Output(\"relu1\"), Output(\"dense1\", Name = \"scores\"), Conv2D(18, 3, Padding = 1), ReLU, Flatten, Dense(7)")]
    [InlineData("Input(7, Name = \"left\"), Input(7, Name = \"right\"), Output(\"sub1\"), Output(\"add1\"), Output(\"left\"), Add(\"left\", \"right\"), Sub(\"left\", \"right\")")]
    [InlineData("Input(5, 4, 3), Output(\"softmax1\"), Output(\"softmax1\", Name = \"again\"), Softmax")]
    [InlineData("Input(5, 4, 3, Format = InputFormat.Interleaved), Conv2D(17, 3), Output(\"input\"), Output(\"conv1\")")]
    [InlineData("Input(3, 4, 6, Format = InputFormat.Bytes), ReLU, Input(3, 4, 6, Name = \"b\"), Concat(\"relu1\", \"b\"), MaxPool2D(2)")]
    [InlineData("Input(5, 9), ReLU, Flatten, Dense(4)")]
    [InlineData("Input(2, 3, 4, 5), ReLU, Tanh")]
    public void A_graph_equals_the_reference_at_every_width(string network)
    {
        GeneratorRun run = Expect.NoErrors($"[Network, {network}] public partial class Net;");
        Assert.All(VectorWidths.Supported, width => Assert.InRange(LoadedNetwork.DifferenceFromReference(run, "Net", width, images: 2), 0, Bound));
    }

    [Theory]
    [InlineData("Conv2D(16, 1), BatchNorm, Add(\"x\"), ReLU")]
    [InlineData("Conv2D(16, 3, Padding = 1), BatchNorm, Add(\"x\")")]
    [InlineData("DepthwiseConv2D(3, Padding = 1), Add(\"x\"), HardSwish")]
    [InlineData("Conv2D(16, 3, Padding = 1, Groups = 4), Add(\"x\"), SiLU, Conv2D(3, 3, Padding = 2)")]
    public void A_residual_sum_is_no_pass_of_its_own(string layers)
    {
        GeneratorRun run = Expect.NoErrors($"[Network, Input(16, 9, 7), MaxPool2D(1, Name = \"x\"), {layers}] public partial class Net;");
        Assert.DoesNotContain("Arithmetic", run.Output.SyntaxTrees.Last().ToString(), StringComparison.Ordinal);
        Assert.All(VectorWidths.Supported, width => Assert.InRange(LoadedNetwork.DifferenceFromReference(run, "Net", width, images: 2), 0, Bound));
    }

    [Theory]
    [InlineData("Conv2D(16, 3, Padding = 1), ReLU, Add(\"x\")")]
    [InlineData("Conv2D(16, 3, Padding = 1), Add(\"conv1\", \"conv1\")")]
    [InlineData("Conv2D(16, 3, Padding = 1, Name = \"a\"), Conv2D(16, 1, Name = \"b\", From = \"x\"), Tanh, Add(\"a\", \"tanh1\"), Add(\"a\")")]
    [InlineData("GlobalAvgPool2D, Conv2D(16, 1), Add(\"x\")")]
    public void A_sum_that_no_convolution_takes_in_is_right_too(string layers)
    {
        GeneratorRun run = Expect.NoErrors($"[Network, Input(16, 9, 7), MaxPool2D(1, Name = \"x\"), {layers}] public partial class Net;");
        Assert.All(VectorWidths.Supported, width => Assert.InRange(LoadedNetwork.DifferenceFromReference(run, "Net", width, images: 2), 0, Bound));
    }

    [Fact]
    public void A_residual_block_projects_its_shortcut_only_where_shapes_differ()
    {
        GeneratorRun run = Expect.NoErrors("""
            [Block]
            [Conv2D(Use.Filters, 3, Stride = Use.Stride, Padding = 1, Bias = false), BatchNorm, ReLU]
            [Conv2D(Use.Filters, 3, Padding = 1, Bias = false), BatchNorm]
            [Conv2D(Use.Filters, 1, Stride = Use.Stride, Bias = false, From = Use.Input, When = Shapes.Differ, Name = "downsample.0")]
            [BatchNorm(When = Shapes.Differ, Name = "downsample.1")]
            [Add("bn2"), ReLU]
            class BasicBlock;

            [Network(Rounding = Rounding.Floor), Input(3, 20, 20)]
            [Conv2D(8, 3, Padding = 1), ReLU]
            [Use<BasicBlock>(Filters = 8, Repeat = 2, Name = "layer1")]
            [Use<BasicBlock>(Filters = 12, Stride = 2, Repeat = 2, Name = "layer2")]
            [Use<BasicBlock>(Filters = 12, Repeat = 2, Name = "layer{3}")]
            [GlobalAvgPool2D, Flatten, Dense(10, Name = "fc")]
            public partial class Net;
            """);
        string[] names = [.. LoadedNetwork.Info(run, "Net").Weights.Select(weight => weight.Name)];
        Assert.Contains("layer1.0.conv1.weight", names);
        Assert.Contains("layer1.1.bn2.running_var", names);
        Assert.DoesNotContain("layer1.0.downsample.0.weight", names);
        Assert.Contains("layer2.0.downsample.0.weight", names);
        Assert.Contains("layer2.0.downsample.1.running_mean", names);
        Assert.DoesNotContain("layer2.1.downsample.0.weight", names);
        Assert.Contains("layer4.conv2.weight", names);
        Assert.All(VectorWidths.Supported, width => Assert.InRange(LoadedNetwork.DifferenceFromReference(run, "Net", width, images: 2), 0, Bound));
    }

    [Fact]
    public void An_inverted_residual_adds_its_input_only_where_shapes_match()
    {
        GeneratorRun run = Expect.NoErrors("""
            [Block]
            [Conv2D(Use.Hidden, 1, Bias = false), BatchNorm, ReLU6]
            [DepthwiseConv2D(3, Stride = Use.Stride, Padding = 1, Bias = false), BatchNorm, ReLU6]
            [Conv2D(Use.Filters, 1, Bias = false), BatchNorm]
            [Add(Use.Input, When = Shapes.Match)]
            class InvertedResidual;

            [Network(Rounding = Rounding.Floor), Input(3, 17, 13)]
            [Use<InvertedResidual>(Hidden = 9, Filters = 6, Stride = 2), Use<InvertedResidual>(Hidden = 20, Filters = 6)]
            public partial class Net;
            """);
        Assert.Equal("invertedResidual2.add1", Assert.Single(LoadedNetwork.Info(run, "Net").Layers, layer => layer.Kind == "Add").Name);
        Assert.All(VectorWidths.Supported, width => Assert.InRange(LoadedNetwork.DifferenceFromReference(run, "Net", width, images: 2), 0, Bound));
    }

    [Fact]
    public void Each_open_size_is_what_the_use_states()
    {
        GeneratorRun run = Expect.NoErrors("""
            [Block]
            [Conv2D(Use.Hidden, Use.Kernel, Padding = Use.Padding, Stride = Use.Stride, Groups = Use.Groups)]
            [Conv2D(Use.Squeeze, 1), Conv2D(Use.Filters, 1)]
            class Sizes;

            [Network, Input(6, 13, 13)]
            [Use<Sizes>(Filters = 7, Hidden = 9, Squeeze = 2, Kernel = 5, Padding = 2, Groups = 3, Stride = 4)]
            public partial class Net;
            """);
        LayerInfo[] layers = [.. LoadedNetwork.Info(run, "Net").Layers];
        Assert.Equal(
            [9, 5, 2, 4, 3],
            ((string[])["Filters", "KernelHeight", "PaddingLeft", "StrideWidth", "Groups"]).Select(argument => layers[0][argument]));
        Assert.Equal([2, 7], layers[1..].Select(layer => layer["Filters"]));
    }
}
