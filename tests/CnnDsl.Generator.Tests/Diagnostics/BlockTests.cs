using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN0019, and mistakes inside of blocks: the block's attribute has the squiggle, the message names the use.</summary>
public sealed class BlockTests
{
    [Fact]
    public void A_class_without_Block_is_no_block() => Expect.Errors(
        """
        class Plain;

        [Network, Input(3, 8, 8)]
        [{|CNN0019:Use<Plain>(Filters = 3)|}, ReLU]
        partial class Net;
        """,
        "Use 'plain1': Plain is no block; it lacks [Block]");

    [Fact]
    public void An_array_is_no_block() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [{|CNN0019:Use<int[]>|}, ReLU]
        partial class Net;
        """,
        "Use 'use1': int[] is no block; it lacks [Block]");

    [Fact]
    public void A_block_without_layers_is_none() => Expect.Errors(
        """
        [Block]
        class Plain;

        [Network, Input(3, 8, 8)]
        [{|CNN0019:Use<Plain>(Name = "a")|}, ReLU]
        partial class Net;
        """,
        "Use 'a': Plain has no layers, or is not declared in this project's source");

    [Fact]
    public void A_block_must_not_contain_itself() => Expect.Errors(
        """
        [Block, ReLU, {|CNN0019:Use<Outer>|}]
        class Inner;

        [Block, Use<Inner>]
        class Outer;

        [Network, Input(3, 8, 8)]
        [Use<Outer>]
        partial class Net;
        """,
        "In Inner, used at File1.cs(4,9): Use 'outer1.inner1.outer1': Outer contains itself: Outer -> Inner -> Outer");

    [Fact]
    public void A_size_that_the_use_does_not_state_is_at_fault() => Expect.Errors(
        """
        [Block, Conv2D(Use.Hidden, 1), Conv2D(Use.Filters, 3, Stride = Use.Stride)]
        class Narrow;

        [Network, Input(3, 9, 9)]
        [{|CNN0019:Use<Narrow>(Filters = 8)|}]
        partial class Net;
        """,
        "Conv2D 'narrow1.conv1': the block reads Use.Hidden, which this use does not state");

    [Fact]
    public void An_open_size_outside_of_a_block_is_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 9, 9)]
        [{|CNN0019:Conv2D(Use.Filters, 3)|}]
        partial class Net;
        """,
        "Conv2D 'conv1': only a block has an open size such as Use.Filters");

    [Fact]
    public void When_outside_of_a_block_is_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 9, 9)]
        [Conv2D(3, 1), ReLU({|CNN0019:When = Shapes.Match|})]
        partial class Net;
        """,
        "ReLU 'relu1': When compares with the input of a block, and this layer is in none");

    [Fact]
    public void Repeat_counts_from_one() => Expect.Errors(
        """
        [Block, ReLU]
        class Plain;

        [Network, Input(3, 9, 9)]
        [{|CNN0019:Use<Plain>(Repeat = 0)|}]
        partial class Net;
        """,
        "Use 'plain1': Repeat is 0; it must be 1 to 1000");

    [Fact]
    public void A_mistake_in_a_block_stands_in_the_block_and_names_the_use() => Expect.Errors(
        """
        [Block]
        [Conv2D(Use.Filters, 3, Padding = 1), ReLU, MaxPool2D({|CNN1001:2|})]
        class Halve;

        [Network, Input(3, 10, 10)]
        [Use<Halve>(Filters = 8, Name = "first")]
        [Use<Halve>(Filters = 16, Name = "second")]
        [Flatten, Dense(10)]
        partial class Net;
        """,
        "In Halve, used at File1.cs(7,2): MaxPool2D 'second.maxpool1': output height (5 + 2*0 - 2)/2 + 1 = 2.5 and width (5 + 2*0 - 2)/2 + 1 = 2.5 are not whole numbers. Kernel 5, PaddingBottom 1 with PaddingRight 1, or Stride 1 fits; Rounding = Rounding.Floor gives 2 x 2 and ignores the last row and column, Rounding.Ceiling gives 3 x 3.");

    [Fact]
    public void A_size_that_no_layer_reads_is_at_fault() => Expect.Errors(
        """
        [Block, Conv2D(Use.Filters, 3)]
        class Plain;

        [Network, Input(3, 9, 9)]
        [Use<Plain>(Filters = 8, {|CNN0019:Kernel = 5|}, Repeat = 2)]
        partial class Net;
        """,
        "Use 'plain1': Kernel is stated, but no layer of Plain reads Use.Kernel");

    [Theory]
    [InlineData("c{2147483646}")]
    [InlineData("c{99999999999}")]
    [InlineData("c{-1}")]
    [InlineData("c{x}")]
    [InlineData("c}1{")]
    public void Braces_in_a_name_hold_a_number_to_count_on_from(string name) => Expect.Errors(
        $$"""
        [Block, ReLU]
        class Plain;

        [Network, Input(3, 9, 9)]
        [{|CNN0019:Use<Plain>(Repeat = 3, Name = "{{name}}")|}]
        partial class Net;
        """,
        $"Use '{name}': the braces in its name hold no number from 0 to 2147482647");

    [Fact]
    public void A_repeated_use_takes_its_own_name_too() => Expect.Errors(
        """
        [Block, ReLU]
        class Plain;

        [Network, Input(3, 9, 9)]
        [Conv2D(3, 1, Name = "layer1"), Use<Plain>(Repeat = 2, {|CNN0013:Name = "layer1"|})]
        partial class Net;
        """,
        "Use 'layer1' has the name of an earlier Conv2D; layer names are the prefixes of tensors, so each must be unique");

    [Fact]
    public void Names_inside_of_a_block_are_its_own() => Expect.NoErrors("""
        [Block, Conv2D(Use.Filters, 3, Padding = 1, Name = "a"), ReLU, Conv2D(Use.Filters, 3, Padding = 1), Add("a")]
        class Twice;

        [Block, Use<Twice>(Filters = Use.Hidden, Repeat = 2, Name = "inner"), Conv2D(Use.Filters, 1)]
        class Nested;

        [Network, Input(3, 9, 9)]
        [Conv2D(8, 1, Name = "a"), Use<Nested>(Hidden = 6, Filters = 8, Name = "b"), Add("a"), Concat("b")]
        public partial class Net;
        """);

    [Fact]
    public void A_block_in_another_file_is_found() => Expect.NoErrors(
        "[Network, Input(3, 9, 9), Use<Plain>(Filters = 4, Repeat = 2)] public partial class Net;",
        "[Block, Conv2D(Use.Filters, 3), ReLU] class Plain;");
}
