using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0030, CNN1032 and CNN1034: axes that go, and matrices that do not multiply.</summary>
public sealed class ReductionTests
{
    [Fact]
    public void An_axis_is_reduced_once() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [ReduceMean({|CNN1032:2|}, -1)]
        partial class Net;
        """,
        "ReduceMean 'reducemean1': axes 2, -1 of a map of 3 x 8 x 8; each may be named once");

    [Theory]
    [InlineData("ReduceSum(0, {|CNN1030:3|})", "ReduceSum 'reducesum1'")]
    [InlineData("ArgMax({|CNN1030:Axis = 3|})", "ArgMax 'argmax1'")]
    [InlineData("L2Normalize({|CNN1030:Axis = 3|})", "L2Normalize 'l2normalize1'")]
    [InlineData("LayerNorm({|CNN1030:Axis = 3|})", "LayerNorm 'layernorm1'")]
    public void An_axis_that_is_reduced_is_one_of_the_input(string layer, string name) => Expect.Errors(
        $$"""
        [Network, Input(3, 8, 8)]
        [{{layer}}]
        partial class Net;
        """,
        name + ": axis 3 of a map of 3 x 8 x 8, which has axes 0 to 2, or -3 to -1 from the end");

    [Theory]
    [InlineData("Input(4, 5)", "Constant(6, 5)", "", "the inner sizes of 4 x 5 and 6 x 5 must be equal; turning TransposeB round would fit")]
    [InlineData("Input(4, 5)", "Constant(4, 6)", "", "the inner sizes of 4 x 5 and 4 x 6 must be equal; turning TransposeA round would fit")]
    [InlineData("Input(4, 5)", "Constant(5, 6)", ", TransposeB = true", "the inner sizes of 4 x 5 and 6 x 5 must be equal; turning TransposeB round would fit")]
    [InlineData("Input(4)", "Constant(5)", "", "the inner sizes of 1 x 4 and 5 x 1 must be equal")]
    [InlineData("Input(2, 4, 5)", "Constant(3, 5, 6)", "", "on the axes before the last two, sizes must be equal or 1, but they are 2 and 3")]
    [InlineData("Input(4, 5)", "Constant", "", "a scalar is no matrix; Mul with Broadcast = true scales")]
    public void Matrices_that_do_not_multiply_are_both_shown(string input, string constant, string arguments, string message)
    {
        string Sizes(string declaration) => declaration.Contains('(', StringComparison.Ordinal) ? declaration[(declaration.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Replace(", ", " x ", StringComparison.Ordinal) : "scalar";
        Expect.Errors(
            $$"""
            [Network, {{input}}]
            [{{constant}}, {|CNN1034:MatMul("input", "constant1"{{arguments}})|}]
            partial class Net;
            """,
            $"MatMul 'matmul1': 'input' is {Sizes(input)} and 'constant1' is {Sizes(constant)}; {message}");
    }

    [Fact]
    public void A_matrix_product_has_two_factors() => Expect.Errors(
        """
        [Network, Input(4, 4)]
        [Constant(4, 4), {|CNN0030:MatMul("input", "constant1", "input")|}]
        partial class Net;
        """,
        "MatMul 'matmul1' reads 3 values; it takes 2: the layer before and one name, or two names");

    [Fact]
    public void Features_of_the_last_axis_are_checked() => Expect.Errors(
        """
        [Network, Input(4, 5)]
        [Dense(3, Last = true, {|CNN1009:InFeatures = 4|})]
        partial class Net;
        """,
        "Dense 'dense1': InFeatures = 4, but its input has 5 features; write InFeatures = 5 or leave it out");

    [Fact]
    public void A_layer_norm_over_channels_has_no_axis() => Expect.Errors(
        """
        [Network, Input(4, 5, 5)]
        [LayerNorm(Channels = true, {|CNN0009:Axis = 1|}, {|CNN0009:Epsilon = -1|})]
        partial class Net;
        """,
        "LayerNorm 'layernorm1': Axis is 1; it must be left out, for Channels = true normalizes over the channels",
        "LayerNorm 'layernorm1': Epsilon is -1; it must be at least 0 and less than 1");
}
