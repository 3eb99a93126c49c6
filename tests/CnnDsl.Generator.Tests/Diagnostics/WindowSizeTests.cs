using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1002 and CNN1005: a window must fit into the padded map, and a pool's must not lie in the padding alone.</summary>
public sealed class WindowSizeTests
{
    [Fact]
    public void A_kernel_larger_than_the_map_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 3, 3)]
        [Conv2D(2, {|CNN1002:5|})]
        partial class Net;
        """,
        "Conv2D 'conv1': the kernel spans 5 rows, but the padded input has 3 + 0 + 0 = 3. Kernel 3 or less, or 2 more rows of padding would fit.");

    [Fact]
    public void A_kernel_wider_than_the_map_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 5, 2)]
        [Conv2D(2, 3, {|CNN1002:4|}, PaddingLeft = 1)]
        partial class Net;
        """,
        "Conv2D 'conv1': the kernel spans 4 columns, but the padded input has 2 + 1 + 0 = 3. KernelWidth 3 or less, or 1 more column of padding would fit.");

    [Fact]
    public void Sides_stated_apart_are_reported_apart() => Expect.Errors(
        """
        [Network, Input(1, 2, 3)]
        [MaxPool2D({|CNN1002:KernelHeight = 4|}, {|CNN1002:KernelWidth = 5|})]
        partial class Net;
        """,
        "MaxPool2D 'maxpool1': the kernel spans 4 rows, but the padded input has 2 + 0 + 0 = 2. KernelHeight 2 or less, or 2 more rows of padding would fit.",
        "MaxPool2D 'maxpool1': the kernel spans 5 columns, but the padded input has 3 + 0 + 0 = 3. KernelWidth 3 or less, or 2 more columns of padding would fit.");

    [Fact]
    public void A_dilated_kernel_counts_from_its_first_tap_to_its_last() => Expect.Errors(
        """
        [Network, Input(1, 6, 6)]
        [Conv2D(2, {|CNN1002:Kernel = 3|}, Dilation = 4)]
        partial class Net;
        """,
        "Conv2D 'conv1': the kernel spans 4*(3 - 1) + 1 = 9 rows, but the padded input has 6 + 0 + 0 = 6. "
        + "Kernel 2 or less, Dilation 2 or less, or 3 more rows of padding would fit.");

    [Fact]
    public void A_network_that_rounds_down_does_not_shrink_a_kernel() => Expect.Errors(
        """
        [Network(Rounding = Rounding.Floor), Input(1, 3, 3)]
        [AvgPool2D({|CNN1002:4|})]
        partial class Net;
        """,
        "AvgPool2D 'avgpool1': the kernel spans 4 rows, but the padded input has 3 + 0 + 0 = 3. Kernel 3 or less, or 1 more row of padding would fit.");

    [Fact]
    public void A_pool_must_be_larger_than_its_padding() => Expect.Errors(
        """
        [Network, Input(1, 8, 8)]
        [MaxPool2D(2, {|CNN1005:Padding = 2|})]
        partial class Net;
        """,
        "MaxPool2D 'maxpool1': a padding of 2 on a window of 2 leaves windows without any input; it may be at most 1");

    [Theory]
    [InlineData("PaddingTop = 1, {|CNN1005:PaddingBottom = 4|}")]
    [InlineData("{|CNN1005:PaddingTop = 4|}, PaddingBottom = 1")]
    [InlineData("PaddingHeight = 1, {|CNN1005:PaddingWidth = 4|}")]
    [InlineData("Padding = 1, {|CNN1005:PaddingRight = 4|}")]
    [InlineData("PaddingHeight = 0, {|CNN1005:Padding = 4|}")]
    public void The_side_with_too_much_padding_is_at_fault(string padding) => Expect.Errors(
        $$"""
        [Network(Rounding = Rounding.Floor), Input(1, 8, 8)]
        [AvgPool2D(3, Stride = 1, {{padding}})]
        partial class Net;
        """,
        "AvgPool2D 'avgpool1': a padding of 4 on a window of 3 leaves windows without any input; it may be at most 2");

    [Fact]
    public void A_dilated_pool_may_have_more_padding() => Expect.NoErrors("""
        [Network, Input(1, 8, 8)]
        [MaxPool2D(2, Stride = 1, Dilation = 3, Padding = 2)]
        public partial class Net;
        """);

    [Fact]
    public void A_convolution_may_have_as_much_padding_as_it_likes() => Expect.NoErrors("""
        [Network, Input(1, 4, 4)]
        [Conv2D(1, 1, Padding = 2), Conv2D(1, 3, Padding = 5)]
        public partial class Net;
        """);

    [Fact]
    public void A_kernel_as_large_as_the_padded_map_fits() => Expect.NoErrors("""
        [Network, Input(1, 3, 5)]
        [Conv2D(1, 5, 7, Padding = 1)]
        public partial class Net;
        """);
}
