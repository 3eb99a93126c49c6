using CnnDsl.CodeFixes.Tests.Harness;

namespace CnnDsl.CodeFixes.Tests.Fixes;

/// <summary>Fixes that state, change or remove arguments.</summary>
public sealed class ArgumentFixTests
{
    [Theory]
    [InlineData("Kernel = 4 (output 6 x 13 x 13)", "Conv2D(6, 5, Stride = 2)", "Conv2D(6, 4, Stride = 2)")]
    [InlineData("Kernel = 4 (output 6 x 13 x 13)", "Conv2D(6, Kernel = 5, Stride = 2)", "Conv2D(6, Kernel = 4, Stride = 2)")]
    [InlineData("Kernel = 4 (output 6 x 13 x 13)", "Conv2D(kernel: 5, filters: 6, Stride = 2)", "Conv2D(kernel: 4, filters: 6, Stride = 2)")]
    [InlineData("Padding = 1 (output 6 x 14 x 14)", "Conv2D(6, 3, Stride = 3, Padding = 0)", "Conv2D(6, 3, Stride = 3, Padding = 1)", 40)]
    [InlineData("PaddingBottom = 1, PaddingRight = 1 (output 6 x 13 x 13)", "Conv2D(6, 5, Stride = 2)", "Conv2D(6, 5, Stride = 2, PaddingBottom = 1, PaddingRight = 1)")]
    [InlineData("Stride = 1 (output 6 x 24 x 24)", "Conv2D(6, 5, Stride = 2)", "Conv2D(6, 5, Stride = 1)")]
    [InlineData("Rounding = Rounding.Floor (output 6 x 12 x 12, ignores the last row and column)", "Conv2D(6, 5, Stride = 2)", "Conv2D(6, 5, Stride = 2, Rounding = Rounding.Floor)")]
    [InlineData("Rounding = Rounding.Floor (output 6 x 12 x 12, ignores the last row and column)", "CnnDsl.Conv2D(6, 5, Stride = 2)", "CnnDsl.Conv2D(6, 5, Stride = 2, Rounding = CnnDsl.Rounding.Floor)")]
    [InlineData("Rounding = Rounding.Ceiling (output 1 x 10 x 10, the last windows reach over the edge)", "MaxPool2D(3)", "MaxPool2D(3, Rounding = Rounding.Ceiling)")]
    [InlineData("Kernel = 28 (output 6 x 1 x 1)", "Conv2D(6, 30)", "Conv2D(6, 28)")]
    [InlineData("Padding = 1 (output 6 x 1 x 1)", "Conv2D(6, 30)", "Conv2D(6, 30, Padding = 1)")]
    [InlineData("Dilation = 6 (output 6 x 4 x 4)", "Conv2D(6, 5, Dilation = 9)", "Conv2D(6, 5, Dilation = 6)")]
    [InlineData("InChannels = 1 (output 6 x 26 x 26)", "Conv2D(6, 3, InChannels = 3)", "Conv2D(6, 3, InChannels = 1)")]
    [InlineData("remove InChannels (output 6 x 26 x 26)", "Conv2D(6, 3, InChannels = 3)", "Conv2D(6, 3)")]
    [InlineData("remove InChannels (output 6 x 26 x 26)", "Conv2D(6, 3, InChannels = 3, Bias = false)", "Conv2D(6, 3, Bias = false)")]
    [InlineData("Groups = 1 (output 6 x 26 x 26)", "Conv2D(6, 3, Groups = 2)", "Conv2D(6, 3, Groups = 1)")]
    [InlineData("Last = true (output 1 x 28 x 10)", "Dense(10)", "Dense(10, Last = true)")]
    [InlineData("Kernel = 2 (output 1 x 14 x 14)", "MaxPool2D()", "MaxPool2D(Kernel = 2)")]
    [InlineData("Kernel = 2 (output 1 x 14 x 14)", "MaxPool2D", "MaxPool2D(Kernel = 2)")]
    [InlineData("KernelWidth = 3 (output 1 x 26 x 26)", "MaxPool2D(KernelHeight = 3, Stride = 1)", "MaxPool2D(KernelHeight = 3, Stride = 1, KernelWidth = 3)")]
    [InlineData("Stride = 2 (output 6 x 13 x 13)", "Conv2D(6, 4, Stride = -2)", "Conv2D(6, 4, Stride = 2)")]
    [InlineData("remove AutoPad (output 6 x 28 x 28)", "Conv2D(6, 5, AutoPad = AutoPad.Same, Padding = 2)", "Conv2D(6, 5, Padding = 2)")]
    [InlineData("remove Scale (output 1 x 14 x 14)", "Upsample(Height = 14, Scale = 2, Width = 14)", "Upsample(Height = 14, Width = 14)")]
    [InlineData("Parts = 7 (output 1 x 4 x 28)", "Split(8, Axis = 1, Name = \"s\"), Output(\"s.0\"), Output(\"s.1\"), Output(\"s.2\"), Output(\"s.3\"), Output(\"s.4\"), Output(\"s.5\"), Output(\"s.6\")", "Split(7, Axis = 1, Name = \"s\"), Output(\"s.0\"), Output(\"s.1\"), Output(\"s.2\"), Output(\"s.3\"), Output(\"s.4\"), Output(\"s.5\"), Output(\"s.6\")")]
    [InlineData("Dimensions[0] = -1 (output 28 x 28)", "Reshape(2, 28)", "Reshape(-1, 28)")]
    public async Task The_arguments_that_the_title_says_are_stated(string title, string before, string after, int size = 28)
    {
        string Source(string layer) => $"[Network, Input(1, {size}, {size})]\n[{layer}]\npublic partial class Net;\n";
        await Fixed.Gives(Source(before), title, Source(after));
    }

    [Fact]
    public Task A_size_that_the_block_leaves_open_is_changed_at_its_use() => Fixed.Gives(
        """
        [Block, Conv2D(4, Use.Kernel, Stride = 2), ReLU] class Stage;
        [Network, Input(1, 28, 28), Use<Stage>(Kernel = 5)] public partial class Net;
        """,
        "Kernel = 4 (output 4 x 13 x 13)",
        """
        [Block, Conv2D(4, Use.Kernel, Stride = 2), ReLU] class Stage;
        [Network, Input(1, 28, 28), Use<Stage>(Kernel = 4)] public partial class Net;
        """);

    [Fact]
    public Task A_size_that_the_block_states_is_changed_there() => Fixed.Gives(
        """
        [Block, Conv2D(4, 5, Stride = 2), ReLU] class Stage;
        [Network, Input(1, 28, 28), Use<Stage>] public partial class Net;
        """,
        "Kernel = 4 (output 4 x 13 x 13)",
        """
        [Block, Conv2D(4, 4, Stride = 2), ReLU] class Stage;
        [Network, Input(1, 28, 28), Use<Stage>] public partial class Net;
        """);

    [Fact]
    public Task A_size_that_no_layer_of_the_block_reads_is_removed() => Fixed.Gives(
        """
        [Block, Conv2D(4, 5), ReLU] class Stage;
        [Network, Input(1, 28, 28), Use<Stage>(Filters = 4)] public partial class Net;
        """,
        "remove Filters (output 4 x 24 x 24)",
        """
        [Block, Conv2D(4, 5), ReLU] class Stage;
        [Network, Input(1, 28, 28), Use<Stage>] public partial class Net;
        """);

    [Fact]
    public Task The_networks_own_rounding_can_be_changed() => Fixed.Gives(
        "[Network(Rounding = Rounding.Ceiling), Input(1, 28, 28), MaxPool2D(3)] public partial class Net;",
        "Rounding = Rounding.Floor",
        "[Network(Rounding = Rounding.Floor), Input(1, 28, 28), MaxPool2D(3)] public partial class Net;");

    [Fact]
    public Task Concat_on_another_axis_is_offered_where_the_shapes_agree() => Fixed.Gives(
        "[Network, Input(3, 8, 8), MaxPool2D(KernelHeight = 2, KernelWidth = 1), Concat(\"input\")] public partial class Net;",
        "Axis = 1 (output 3 x 12 x 8)",
        "[Network, Input(3, 8, 8), MaxPool2D(KernelHeight = 2, KernelWidth = 1), Concat(\"input\", Axis = 1)] public partial class Net;");

    [Fact]
    public Task Broadcasting_is_offered_where_it_gives_a_shape() => Fixed.Gives(
        "[Network, Input(3, 8, 8), ReduceMean(0), Mul(\"input\")] public partial class Net;",
        "Broadcast = true (output 3 x 8 x 8)",
        "[Network, Input(3, 8, 8), ReduceMean(0), Mul(\"input\", Broadcast = true)] public partial class Net;");
}
