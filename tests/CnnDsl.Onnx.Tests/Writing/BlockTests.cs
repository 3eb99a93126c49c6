namespace CnnDsl.Onnx.Tests.Writing;

/// <summary>Which blocks are found, and which are none.</summary>
public sealed class BlockTests
{
    [Fact]
    public void Parts_that_differ_in_sizes_are_uses_of_a_block()
    {
        string written = Again.Written(Again.TakenApart("""
            [Network, Input(4, 16, 16)]
            [Use<Down>(Filters = 8, Hidden = 6, Stride = 2, Repeat = 3, Name = "down")]
            [Use<Down>(Filters = 16, Hidden = 12, Stride = 2, Name = "last.0")]
            """, Down));
        Assert.Contains("Use<BasicBlock>(Hidden = 6, Filters = 8, Stride = 2, Repeat = 3, Name = \"down\")]", written, StringComparison.Ordinal);
        Assert.Contains("Use<BasicBlock>(Hidden = 12, Filters = 16, Stride = 2, Name = \"last.0\")]", written, StringComparison.Ordinal);
        Assert.Contains("When = Shapes.Differ, Name = \"short\")]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_use_states_the_sizes_of_layers_that_it_leaves_out()
    {
        string written = Again.Written(Again.TakenApart("""
            [Network, Input(8, 16, 16)]
            [Use<Fused>(Hidden = 8, Filters = 8, Repeat = 2, Name = "features.1")]
            [Use<Fused>(Hidden = 32, Filters = 12, Stride = 2, Name = "features.2.0")]
            [Use<Fused>(Hidden = 48, Filters = 12, Repeat = 2, Name = "features.2.{1}")]
            [Use<Fused>(Hidden = 48, Filters = 16, Stride = 2, Name = "features.3.0")]
            [Use<Fused>(Hidden = 64, Filters = 16, Name = "features.3.1")]
            """, """
            [Block]
            [Conv2D(Use.Hidden, 3, Stride = Use.Stride, PaddingTop = 1, PaddingLeft = 1, PaddingBottom = 1, PaddingRight = 1, Rounding = Rounding.Floor, Name = "wide")]
            [SiLU(Name = "act")]
            [Conv2D(Use.Filters, 1, When = Shapes.Differ, Name = "narrow")]
            [Add(Use.Input, When = Shapes.Match, Name = "sum")]
            public class Fused;
            """));
        Assert.Contains("Use<BasicBlock>(Hidden = 8, Filters = 8, Repeat = 2, Name = \"features.1\")]", written, StringComparison.Ordinal);
        Assert.Contains("Use<BasicBlock>(Hidden = 32, Filters = 12, Stride = 2, Name = \"features.2.0\")]", written, StringComparison.Ordinal);
        Assert.Contains("Use<BasicBlock>(Hidden = 48, Filters = 12, Repeat = 2, Name = \"features.2.{1}\")]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_leaves_most_of_a_block_out_is_none_of_its_uses()
    {
        string written = Again.Written(Again.TakenApart("""
            [Network, Input(8, 16, 16)]
            [Conv2D(8, 1, Name = "part.0.wide"), SiLU(Name = "part.0.act"), Add("input", Name = "part.0.sum")]
            [Use<Separable>(Hidden = 16, Name = "part.1"), Use<Separable>(Hidden = 32, Name = "part.2"), Use<Separable>(Hidden = 48, Name = "part.3")]
            """, """
            [Block]
            [Conv2D(Use.Hidden, 1, Name = "wide"), SiLU(Name = "act")]
            [DepthwiseConv2D(3, Padding = 1, Name = "deep"), ReLU(Name = "deep_act"), Conv2D(8, 1, Name = "narrow")]
            [Add(Use.Input, Name = "sum")]
            public class Separable;
            """));
        Assert.DoesNotContain("When", written, StringComparison.Ordinal);
        Assert.Contains("Use<InvertedResidual>(Hidden = 48, Name = \"part.3\")]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slice_may_begin_behind_as_many_channels_as_a_size_says()
    {
        const string Body = """
            [Slice(0, Use.Hidden, Name = "left")]
            [Slice(Use.Hidden, 8, From = Use.Input, Name = "right"), Conv2D(Use.Hidden, 1, Name = "conv1"), ReLU(Name = "act"), Conv2D(Use.Filters, 1, Name = "conv2")]
            [Concat("left", "conv2", Name = "both")]
            """;
        string written = Again.Written(Again.TakenApart("""
            [Network, Input(16, 8, 8)]
            [Use<Halves>(Hidden = 4, Filters = 20, Name = "part.0"), Use<Halves>(Hidden = 6, Filters = 20, Name = "part.1"), Use<Halves>(Hidden = 8, Filters = 12, Name = "part.2")]
            """, $"[Block]\n{Body}\npublic class Halves;"));
        Assert.Contains("[Slice(0, Use.Squeeze, Name = \"left\")]\n[Slice(Use.Squeeze, 8, From = Use.Input, Name = \"right\")]", written, StringComparison.Ordinal);
        Assert.Contains("Use<Part>(Squeeze = 8, Hidden = 12, Name = \"part.2\")]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_size_stands_for_is_written_out()
    {
        string[] parts = [.. Enumerable.Range(1, 3).Select(i =>
            $"[Conv2D(4, 3, Padding = {i}, Dilation = {i}, Name = \"part.{i}.a\"), ReLU(Name = \"part.{i}.b\"), Conv2D(4, 1, Name = \"part.{i}.c\"), Sigmoid(Name = \"part.{i}.d\")]")];
        Assert.DoesNotContain("Block", Again.Written(Again.TakenApart($"[Network, Input(4, 9, 9)]\n{string.Join('\n', parts)}")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_returns_two_values_is_no_block()
    {
        string written = Again.Written(Again.TakenApart("""
            [Network, Input(4, 9, 9)]
            [Conv2D(4, 1, Name = "a.0.x"), ReLU(Name = "a.0.y"), Conv2D(4, 1, Name = "a.0.z"), Sigmoid(Name = "a.0.w")]
            [Conv2D(4, 1, Name = "a.1.x"), ReLU(Name = "a.1.y"), Conv2D(4, 1, Name = "a.1.z"), Sigmoid(Name = "a.1.w")]
            [Conv2D(4, 1, Name = "a.2.x"), ReLU(Name = "a.2.y"), Conv2D(4, 1, Name = "a.2.z"), Sigmoid(Name = "a.2.w")]
            [Add("a.1.y")]
            """));
        Assert.DoesNotContain("a.1\"", written, StringComparison.Ordinal);
        Assert.Contains("Name = \"a.1.x\"", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_without_names_are_found_by_what_they_are()
    {
        string written = Again.Tidy(Numbered("""
            [Network, Input(4, 16, 16)]
            [Conv2D(8, 3, Padding = 1, Name = "conv_0")]
            [Use<Down>(Filters = 8, Hidden = 6, Repeat = 3, Name = "down")]
            [Use<Down>(Filters = 16, Hidden = 12, Stride = 2, Repeat = 2, Name = "last")]
            """, Down));
        Assert.Contains("Use<BasicBlock>(Hidden = 6, Filters = 8, Repeat = 3, Name = \"block1\")]", written, StringComparison.Ordinal);
        Assert.Contains("Use<BasicBlock>(Hidden = 12, Filters = 16, Stride = 2, Repeat = 2, Name = \"block1.{3}\")]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_repeats_in_a_chain_without_names_is_found()
    {
        string written = Again.Tidy(Numbered("""
            [Network(Rounding = Rounding.Floor), Input(3, 32, 32)]
            [Conv2D(8, 3, Stride = 2, Padding = 1), BatchNorm, ReLU6]
            [Use<Separable>(Filters = 16), Use<Separable>(Filters = 24, Stride = 2), Use<Separable>(Filters = 24, Repeat = 4, Name = "same")]
            [Use<Separable>(Filters = 32, Stride = 2)]
            [GlobalAvgPool2D, Flatten, Dense(10)]
            """, """
            [Block]
            [DepthwiseConv2D(3, Stride = Use.Stride, Padding = 1, Rounding = Rounding.Floor), BatchNorm, ReLU6]
            [Conv2D(Use.Filters, 1), BatchNorm, ReLU6]
            public class Separable;
            """));
        Assert.StartsWith("""
            [Block]
            [DepthwiseConv2D(3, Stride = Use.Stride, Padding = 1), BatchNorm, ReLU6]
            [Conv2D(Use.Filters, 1), BatchNorm, ReLU6]
            file sealed class DepthwiseSeparable;
            """, written, StringComparison.Ordinal);
        Assert.Contains("[Use<DepthwiseSeparable>(Filters = 24, Stride = 2, Repeat = 5, Name = \"block1.{1}\")]", written, StringComparison.Ordinal);
        Assert.Contains("[Use<DepthwiseSeparable>(Filters = 32, Stride = 2, Name = \"block1.6\")]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Convolutions_that_are_all_alike_stay_lines() => Assert.DoesNotContain("Block", Again.Tidy(Numbered("""
        [Network, Input(3, 32, 32)]
        [Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU, Conv2D(64, 3, Padding = 1), ReLU]
        [Conv2D(96, 3, Padding = 1), ReLU, Conv2D(96, 3, Padding = 1), ReLU, Conv2D(96, 3, Padding = 1), ReLU, Conv2D(96, 3, Padding = 1), ReLU]
        """)), StringComparison.Ordinal);

    [Fact]
    public void Parts_without_names_are_found_between_heads()
    {
        string written = Again.Tidy(Numbered("""
            [Network, Input(4, 16, 16)]
            [Use<Down>(Filters = 8, Hidden = 6, Repeat = 2, Name = "fine")]
            [Use<Down>(Filters = 16, Hidden = 12, Stride = 2, Repeat = 2, Name = "coarse")]
            [Conv2D(2, 1, From = "fine", Name = "fine_head"), Output("fine_head")]
            [Conv2D(2, 1, From = "coarse", Name = "coarse_head"), Output("coarse_head")]
            """, Down));
        Assert.Contains("Use<BasicBlock>(Hidden = 6, Filters = 8, Repeat = 2, Name = \"block1\")]", written, StringComparison.Ordinal);
        Assert.Contains("Use<BasicBlock>(Hidden = 12, Filters = 16, Stride = 2, Repeat = 2, From = \"block1\", Name = \"block1.{2}\")]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Concatenations_of_all_before_become_ones_that_grow()
    {
        string written = Again.Tidy(Again.TakenApart("""
            [Network, Input(4, 8, 8)]
            [Conv2D(8, 1, Name = "stem")]
            [ReLU(Name = "layer1.relu"), Conv2D(4, 3, Padding = 1, Name = "layer1.conv")]
            [Concat("stem", "layer1.conv", Name = "layer2.cat"), ReLU(Name = "layer2.relu"), Conv2D(4, 3, Padding = 1, Name = "layer2.conv")]
            [Concat("stem", "layer1.conv", "layer2.conv", Name = "layer3.cat"), ReLU(Name = "layer3.relu"), Conv2D(4, 3, Padding = 1, Name = "layer3.conv")]
            [Concat("stem", "layer1.conv", "layer2.conv", "layer3.conv", Name = "end.cat"), Flatten, Dense(3, Name = "head")]
            """));
        Assert.Contains("Use<DenseLayer>(Repeat = 3, Name = \"layer{1}\")]", written, StringComparison.Ordinal);
        Assert.Contains("[Concat(Use.Input, \"conv\")]", written, StringComparison.Ordinal);
    }

    /// <summary>A network whose layers are called n0, n1, ....</summary>
    private static DeclaredNetwork Numbered(string network, string blocks = "")
    {
        DeclaredNetwork named = Again.TakenApart(network, blocks);
        return CnnDsl.Onnx.Writing.Renaming.Apply(named, named.Layers.Select((layer, i) => (layer.Name, $"n{i}")).ToDictionary());
    }

    /// <summary>A residual whose shortcut is a convolution where the shape changes.</summary>
    private const string Down = """
        [Block]
        [Conv2D(Use.Hidden, 3, Stride = Use.Stride, PaddingTop = 1, PaddingLeft = 1, PaddingBottom = 1, PaddingRight = 1, Rounding = Rounding.Floor), BatchNorm, ReLU]
        [Conv2D(Use.Filters, 3, Padding = 1)]
        [Conv2D(Use.Filters, 1, Stride = Use.Stride, Rounding = Rounding.Floor, From = Use.Input, When = Shapes.Differ, Name = "short")]
        [Add("conv2"), ReLU]
        public class Down;
        """;
}
