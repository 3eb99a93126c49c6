using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0015 to CNN0018 and CNN1010 to CNN1012: names that are read, and shapes that must go together.</summary>
public sealed class GraphTests
{
    [Fact]
    public void A_name_that_nobody_has_is_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(8, 3, Name = "stem"), ReLU, Conv2D(8, 3, {|CNN0015:From = "steam"|})]
        partial class Net;
        """,
        "Conv2D 'conv2' reads 'steam', but no layer or input has this name; it can read input, stem, relu1");

    [Fact]
    public void A_merge_of_a_name_that_nobody_has_is_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(3, 3, Padding = 1), Add({|CNN0015:"inputs"|})]
        partial class Net;
        """,
        "Add 'add1' reads 'inputs', but no layer or input has this name; it can read input, conv1");

    [Fact]
    public void Reading_a_later_layer_is_a_cycle() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(3, 3, Padding = 1), Add({|CNN0016:"end"|}), ReLU(Name = "end")]
        partial class Net;
        """,
        "Add 'add1' reads 'end', which stands behind it; a network has no cycles, so a layer reads only what stands before it");

    [Fact]
    public void A_layer_that_nobody_reads_is_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(4, 3, Name = "left"), {|CNN0017:Conv2D(4, 3, From = "input", Name = "right")|}]
        [Conv2D(2, 1, From = "left")]
        partial class Net;
        """,
        "Conv2D 'right' is read by no layer and by no output, so it would be there for nothing; read it by From or in a merge, return it by [Output], or remove it");

    [Fact]
    public void A_last_layer_that_no_output_names_is_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 8, 8), Output("conv1")]
        [Conv2D(4, 3), {|CNN0017:ReLU|}]
        partial class Net;
        """,
        "ReLU 'relu1' is read by no layer and by no output, so it would be there for nothing; read it by From or in a merge, return it by [Output], or remove it");

    [Fact]
    public void A_part_of_a_split_that_nobody_reads_is_at_fault() => Expect.Errors(
        """
        [Network, Input(8, 8, 8)]
        [{|CNN0017:Split(2)|}, ReLU]
        partial class Net;
        """,
        "Split 'split1.0' is read by no layer and by no output, so it would be there for nothing; read it by From or in a merge, return it by [Output], or remove it");

    [Fact]
    public void Parts_that_are_not_equal_are_one_mistake() => Expect.Errors(
        """
        [Network, Input(8, 8, 8)]
        [Split({|CNN1050:3|}), Add("split1.0", "split1.1", "split1.2")]
        partial class Net;
        """,
        "Split 'split1.0': 3 parts do not divide the 8 channels of a map of 8 x 8 x 8 into equal ones; 2, 4, 8 would; or cut with Slice");

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void A_number_of_parts_that_makes_no_sense_is_one_mistake(int parts) => Expect.Errors(
        $$"""
        [Network, Input(8, 8, 8)]
        [Split({|CNN0009:{{parts}}|}), ReLU]
        partial class Net;
        """,
        $"Split 'split1.0': Parts is {parts}; it must be 1 to 1024");

    [Fact]
    public void A_merge_without_a_name_is_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(4, 3), {|CNN0018:Add|}, ReLU]
        partial class Net;
        """,
        "Add 'add1' reads nothing; it needs at least 2: the layer before and one name, or two names");

    [Fact]
    public void Maps_of_different_channels_do_not_add_up() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(8, 3, Padding = 1), {|CNN1010:Add("input")|}]
        partial class Net;
        """,
        "Add 'add1': 'conv1' is 8 x 8 x 8 and 'input' is 3 x 8 x 8; both must have the same shape, or one be C x 1 x 1 with the same C; a Conv2D(8, 1) on one of them would match the channels");

    [Fact]
    public void A_vector_and_a_map_do_not_multiply() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Flatten, Dense(3), {|CNN1010:Mul("input")|}]
        partial class Net;
        """,
        "Mul 'mul1': 'dense1' is 3 and 'input' is 3 x 8 x 8; both must have the same shape, or one be C x 1 x 1 with the same C; a vector is no map");

    [Fact]
    public void Maps_of_different_sizes_do_not_concatenate() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [MaxPool2D(2), {|CNN1011:Concat("input")|}]
        partial class Net;
        """,
        "Concat 'concat1': 'maxpool1' is 3 x 4 x 4 and 'input' is 3 x 8 x 8; all inputs must be maps of one height and width, or all be vectors");

    [Fact]
    public void A_slice_stays_inside_of_the_channels() => Expect.Errors(
        """
        [Network, Input(6, 4, 4)]
        [Slice(4, {|CNN1012:3|}), ReLU]
        partial class Net;
        """,
        "Slice 'slice1': channels 4 to 6 of a map of 6 x 4 x 4, which has 6, 0 to 5");

    [Fact]
    public void Nothing_is_said_behind_a_name_that_is_unknown() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(4, 3, {|CNN0015:From = "a"|}), Dense(3), Add("input"), Conv2D(5, 99)]
        partial class Net;
        """,
        "Conv2D 'conv1' reads 'a', but no layer or input has this name; it can read input");
}
