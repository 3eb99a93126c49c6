using CnnDsl.CodeFixes.Tests.Harness;

namespace CnnDsl.CodeFixes.Tests.Fixes;

/// <summary>Fixes that put layers in, take them out, or have them read others.</summary>
public sealed class LayerFixTests
{
    [Fact]
    public Task Flatten_goes_before_the_dense_layer() => Fixed.Gives(
        "[Network, Input(1, 28, 28)]\n[Conv2D(6, 5), ReLU]\n[Dense(10)] // classes\npublic partial class Net;",
        "insert Flatten (output 3456)",
        "[Network, Input(1, 28, 28)]\n[Conv2D(6, 5), ReLU]\n[Flatten, Dense(10)] // classes\npublic partial class Net;");

    [Fact]
    public Task What_is_put_in_is_qualified_as_its_neighbour_is() => Fixed.Gives(
        "[Network, Input(1, 28, 28), global::CnnDsl.Dense(10)] public partial class Net;",
        "insert Flatten (output 784)",
        "[Network, Input(1, 28, 28), global::CnnDsl.Flatten, global::CnnDsl.Dense(10)] public partial class Net;");

    [Fact]
    public Task A_projection_makes_the_shortcut_fit() => Fixed.Gives(
        "[Network, Input(3, 8, 8)]\n[Conv2D(8, 3, Padding = 1), Add(\"input\"), ReLU]\npublic partial class Net;",
        "insert 1x1 Conv2D projection on the shortcut (output 8 x 8 x 8)",
        "[Network, Input(3, 8, 8)]\n[Conv2D(8, 3, Padding = 1), Conv2D(8, 1, From = \"input\", Name = \"shortcut\"), Add(\"conv1\", \"shortcut\"), ReLU]\npublic partial class Net;");

    [Fact]
    public Task A_projection_has_the_stride_of_the_way_beside_it() => Fixed.Gives(
        "[Network(Rounding = Rounding.Floor), Input(3, 8, 8), Conv2D(8, 3, Padding = 1, Stride = 2), Add(\"input\")] public partial class Net;",
        "insert 1x1 Conv2D projection on the shortcut (output 8 x 4 x 4)",
        "[Network(Rounding = Rounding.Floor), Input(3, 8, 8), Conv2D(8, 3, Padding = 1, Stride = 2), Conv2D(8, 1, Stride = 2, From = \"input\", Name = \"shortcut\"), Add(\"conv1\", \"shortcut\")] public partial class Net;");

    [Fact]
    public Task A_projection_rounds_where_the_network_does_not() => Fixed.Gives(
        "[Network, Input(3, 8, 8), MaxPool2D(2), Conv2D(8, 1), Sub(\"input\")] public partial class Net;",
        "insert 1x1 Conv2D projection on the shortcut (output 8 x 4 x 4)",
        "[Network, Input(3, 8, 8), MaxPool2D(2), Conv2D(8, 1), Conv2D(8, 1, Stride = 2, Rounding = Rounding.Floor, From = \"input\", Name = \"shortcut\"), Sub(\"conv1\", \"shortcut\")] public partial class Net;");

    [Fact]
    public Task A_projection_keeps_the_order_of_the_inputs_and_takes_a_free_name() => Fixed.Gives(
        "[Network, Input(3, 8, 8), ReLU(Name = \"shortcut\"), Conv2D(8, 1, Name = \"main\"), Sub(\"shortcut\", From = \"main\")] public partial class Net;",
        "insert 1x1 Conv2D projection on the shortcut (output 8 x 8 x 8)",
        "[Network, Input(3, 8, 8), ReLU(Name = \"shortcut\"), Conv2D(8, 1, Name = \"main\"), Conv2D(8, 1, From = \"shortcut\", Name = \"shortcut_2\"), Sub(\"main\", \"shortcut_2\")] public partial class Net;");

    [Fact]
    public async Task A_layer_is_not_put_in_where_a_name_would_then_mean_another()
    {
        // With one convolution more, conv2 would be the projection's, and the last Add would read it.
        IReadOnlyList<Offer> offers = await Offer.All(
            "[Network, Input(3, 8, 8), Conv2D(8, 1), Add(\"input\"), Conv2D(8, 1), Conv2D(8, 1), Add(\"conv2\")] public partial class Net;");
        Assert.Empty(offers);
    }

    [Theory]
    [InlineData("read 'stem' (output 8 x 4 x 4)", "Conv2D(8, 3, From = \"steam\")", "Conv2D(8, 3, From = \"stem\")")]
    [InlineData("read 'stem' (output 8 x 6 x 6)", "Add(\"Stem\", \"stem\")", "Add(\"stem\", \"stem\")")]
    public Task A_name_that_was_probably_meant_is_read(string title, string before, string after) => Fixed.Gives(
        $"[Network, Input(3, 8, 8), Conv2D(8, 3, Name = \"stem\"), {before}] public partial class Net;",
        title,
        $"[Network, Input(3, 8, 8), Conv2D(8, 3, Name = \"stem\"), {after}] public partial class Net;");

    [Fact]
    public Task A_misspelt_output_is_mended_too() => Fixed.Gives(
        "[Network, Input(3, 8, 8), Conv2D(8, 3, Name = \"stem\"), ReLU, Output(\"stm\"), Output(\"relu1\")] public partial class Net;",
        "read 'stem'",
        "[Network, Input(3, 8, 8), Conv2D(8, 3, Name = \"stem\"), ReLU, Output(\"stem\"), Output(\"relu1\")] public partial class Net;");

    [Fact]
    public Task What_nobody_reads_is_returned_beside_the_last_layer() => Fixed.Gives(
        "[Network, Input(3, 8, 8)]\n[Conv2D(4, 3, Name = \"left\")] // 4 x 6 x 6\n[Conv2D(4, 3, From = \"input\")]\npublic partial class Net;",
        "return it by Output(\"left\")",
        "[Network, Input(3, 8, 8)]\n[Conv2D(4, 3, Name = \"left\")] // 4 x 6 x 6\n[Conv2D(4, 3, From = \"input\")]\n[Output(\"conv1\"), Output(\"left\")]\npublic partial class Net;".Replace("conv1", "conv2", StringComparison.Ordinal));

    [Fact]
    public Task What_nobody_reads_is_returned_beside_other_outputs() => Fixed.Gives(
        "[Network, Input(3, 8, 8), Conv2D(4, 3, Name = \"left\"), Conv2D(4, 3, From = \"input\"), Output(\"conv2\")] public partial class Net;",
        "return it by Output(\"left\")",
        "[Network, Input(3, 8, 8), Conv2D(4, 3, Name = \"left\"), Conv2D(4, 3, From = \"input\"), Output(\"conv2\")] [Output(\"left\")] public partial class Net;");

    [Fact]
    public Task What_nobody_reads_goes_with_its_line() => Fixed.Gives(
        "[Network, Input(3, 8, 8)]\n[Conv2D(4, 3, Name = \"left\")]\n[Conv2D(4, 3, From = \"input\", Name = \"right\")]\npublic partial class Net;",
        "remove the layer",
        "[Network, Input(3, 8, 8)]\n[Conv2D(4, 3, From = \"input\", Name = \"right\")]\npublic partial class Net;");

    [Fact]
    public Task A_convolution_of_maps_becomes_one_of_sequences() => Fixed.Gives(
        "[Network, Input(3, 80), Conv2D(4, 3, Padding = 1), ReLU] public partial class Net;",
        "make it Conv1D (output 4 x 80)",
        "[Network, Input(3, 80), Conv1D(4, 3, Padding = 1), ReLU] public partial class Net;");

    [Fact]
    public Task The_flatten_before_a_pool_goes() => Fixed.Gives(
        "[Network, Input(3, 8, 8)]\n[ReLU, Flatten]\n[MaxPool2D(2)]\npublic partial class Net;",
        "remove Flatten before it (output 3 x 4 x 4)",
        "[Network, Input(3, 8, 8)]\n[ReLU]\n[MaxPool2D(2)]\npublic partial class Net;");
}
