using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1030 to CNN1033, and what else may be wrong with axes and sizes of tensors.</summary>
public sealed class TensorTests
{
    [Theory]
    [InlineData("Input(3, 8, 8)", "Axis = 3", "axis 3 of a map of 3 x 8 x 8, which has axes 0 to 2, or -3 to -1 from the end")]
    [InlineData("Input(3, 8, 8)", "Axis = -4", "axis -4 of a map of 3 x 8 x 8, which has axes 0 to 2, or -3 to -1 from the end")]
    [InlineData("Input(7)", "Axis = 1", "axis 1 of a vector of 7 features, which has axis 0 alone")]
    public void An_axis_is_one_of_the_input(string input, string axis, string message) => Expect.Errors(
        $$"""
        [Network, {{input}}]
        [Softmax({|CNN1030:{{axis}}|}), ReLU]
        partial class Net;
        """,
        "Softmax 'softmax1': " + message);

    [Fact]
    public void A_scalar_has_no_axes() => Expect.Errors(
        """
        [Network, Input(1)]
        [Reshape, {|CNN1030:LogSoftmax|}]
        partial class Net;
        """,
        "LogSoftmax 'logsoftmax1': axis 0 of a scalar, which has no axes");

    [Theory]
    [InlineData("{|CNN1031:4|}, 50", "4 x 50, which has 200")]
    [InlineData("5, {|CNN1031:-1|}", "5 x -1, for 5 does not divide 192")]
    [InlineData("{|CNN1031:2000000000|}, 2000000000, 2000000000", "2000000000 x 2000000000 x 2000000000, which has more than 2^63")]
    public void A_reshape_keeps_every_number(string sizes, string message) => Expect.Errors(
        $$"""
        [Network, Input(3, 8, 8)]
        [Reshape({{sizes}})]
        partial class Net;
        """,
        "Reshape 'reshape1': its input is 3 x 8 x 8 and has 192 elements; they do not make " + message);

    [Fact]
    public void Only_one_size_is_left_open() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Reshape(-1, 3, {|CNN0009:-1|}, {|CNN0009:0|})]
        partial class Net;
        """,
        "Reshape 'reshape1': Dimensions[2] is -1; it must be 1 or more, for one size is -1 already",
        "Reshape 'reshape1': Dimensions[3] is 0; it must be 1 or more, for one size is -1 already");

    [Theory]
    [InlineData("{|CNN1032:1|}, 2", "1, 2")]
    [InlineData("{|CNN1032:0|}, 1, 1", "0, 1, 1")]
    [InlineData("{|CNN1032:0|}, 1, -3", "0, 1, -3")]
    public void A_transpose_names_every_axis_once(string axes, string stated) => Expect.Errors(
        $$"""
        [Network, Input(3, 8, 8)]
        [Transpose({{axes}})]
        partial class Net;
        """,
        $"Transpose 'transpose1': axes {stated} of a map of 3 x 8 x 8; a transpose names each of its 3 axes once");

    [Fact]
    public void A_transpose_of_an_axis_that_is_not_there_says_so_of_each() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Transpose(0, {|CNN1030:3|}, {|CNN1030:-4|})]
        partial class Net;
        """,
        "Transpose 'transpose1': axis 3 of a map of 3 x 8 x 8, which has axes 0 to 2, or -3 to -1 from the end",
        "Transpose 'transpose1': axis -4 of a map of 3 x 8 x 8, which has axes 0 to 2, or -3 to -1 from the end");

    [Fact]
    public void Shapes_that_do_not_broadcast_are_both_shown() => Expect.Errors(
        """
        [Network, Input(3, 8, 5)]
        [Constant(8, 1, Name = "a"), Constant(4, Name = "b"), {|CNN1033:Add("input", "a", "b", Broadcast = true)|}]
        partial class Net;
        """,
        "Add 'add1': 'input' with 'a' is 3 x 8 x 5 and 'b' is 4; counted from the last axis, sizes must be equal or 1, but they are 5 and 4 on axis -1");

    [Fact]
    public void Shapes_that_would_broadcast_are_told_how() => Expect.Errors(
        """
        [Network, Input(3, 8, 5)]
        [Constant(5), {|CNN1010:Mul("input")|}]
        partial class Net;
        """,
        "Mul 'mul1': 'constant1' is 5 and 'input' is 3 x 8 x 5; both must have the same shape, or one be C x 1 x 1 with the same C; Broadcast = true would repeat sizes of 1 and give 3 x 8 x 5");

    [Fact]
    public void What_is_concatenated_agrees_on_the_other_axes() => Expect.Errors(
        """
        [Network, Input(3, 8, 5)]
        [Slice(0, 2), {|CNN1011:Concat("input", Axis = 1)|}]
        partial class Net;
        """,
        "Concat 'concat1': 'slice1' is 2 x 8 x 5 and 'input' is 3 x 8 x 5; all inputs must have one rank and the same size on every axis but 1");

    [Theory]
    [InlineData("2, {|CNN1012:4|}, Axis = 2", "2 to 5 on axis 2")]
    [InlineData("{|CNN1012:5|}, 1, Axis = -1", "5 to 5 on axis 2")]
    [InlineData("4, {|CNN1012:4|}, Axis = 2, Step = -2", "4 to -2 on axis 2 in steps of -2")]
    public void A_slice_stays_inside_of_its_axis(string arguments, string what) => Expect.Errors(
        $$"""
        [Network, Input(3, 8, 5)]
        [Slice({{arguments}})]
        partial class Net;
        """,
        $"Slice 'slice1': {what} of a map of 3 x 8 x 5, which has 5, 0 to 4");

    [Fact]
    public void A_slice_does_not_stand_still() => Expect.Errors(
        """
        [Network, Input(3, 8, 5)]
        [Slice(0, 2, {|CNN0009:Step = 0|})]
        partial class Net;
        """,
        "Slice 'slice1': Step is 0; it must be another number: 1 takes the next index, -1 the one before");

    [Fact]
    public void A_constant_has_sizes_of_1_or_more() => Expect.Errors(
        """
        [Network, Input(3)]
        [Constant(3, {|CNN0009:0|}), Add("input")]
        partial class Net;
        """,
        "Constant 'constant1': Dimensions[1] is 0; it must be 1 or more");

    [Fact]
    public void A_constant_is_always_there() => Expect.Errors(
        """
        [Block]
        [Constant(3, {|CNN0019:When = Shapes.Match|}), Add(Use.Input)]
        class Shifted;

        [Network, Input(3)]
        [Use<Shifted>]
        partial class Net;
        """,
        "In Shifted, used at File1.cs(6,2): Constant 'shifted1.constant1': it reads nothing that could go on in its place, so it is there always");
}
