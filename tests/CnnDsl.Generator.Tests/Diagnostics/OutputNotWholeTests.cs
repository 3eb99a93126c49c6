using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1001: (H + 2P - F)/S + 1 must be whole.</summary>
public sealed class OutputNotWholeTests
{
    [Fact]
    public void A_stride_that_does_not_divide_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5, {|CNN1001:Stride = 2|}), ReLU]
        partial class Net;
        """,
        "Conv2D 'conv1': output height (28 + 2*0 - 5)/2 + 1 = 12.5 and width (28 + 2*0 - 5)/2 + 1 = 12.5 are not whole numbers. "
        + "Kernel 4 or 6, PaddingBottom 1 with PaddingRight 1, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 12 x 12 and ignores the last row and column.");

    [Fact]
    public void A_pool_without_a_stride_has_its_kernel_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 7, 7)]
        [MaxPool2D({|CNN1001:2|})]
        partial class Net;
        """,
        "MaxPool2D 'maxpool1': output height (7 + 2*0 - 2)/2 + 1 = 3.5 and width (7 + 2*0 - 2)/2 + 1 = 3.5 are not whole numbers. "
        + "Kernel 7, PaddingBottom 1 with PaddingRight 1, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 3 x 3 and ignores the last row and column, Rounding.Ceiling gives 4 x 4.");

    [Fact]
    public void A_pool_with_a_stride_has_its_stride_at_fault() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [AvgPool2D(3, {|CNN1001:Stride = 2|}, Padding = 1)]
        partial class Net;
        """,
        "AvgPool2D 'avgpool1': output height (8 + 2*1 - 3)/2 + 1 = 4.5 and width (8 + 2*1 - 3)/2 + 1 = 4.5 are not whole numbers. "
        + "Kernel 2 or 4, PaddingBottom 2 with PaddingRight 2, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 4 x 4 and ignores the last row and column, Rounding.Ceiling gives 5 x 5.");

    [Fact]
    public void Width_alone_names_the_width() => Expect.Errors(
        """
        [Network, Input(1, 9, 10)]
        [Conv2D(4, 3, {|CNN1001:Stride = 2|})]
        partial class Net;
        """,
        "Conv2D 'conv1': output width (10 + 2*0 - 3)/2 + 1 = 4.5 is not a whole number. "
        + "KernelWidth 2 or 4, PaddingRight 1, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 4 x 4 and ignores the last column.");

    [Fact]
    public void Height_alone_names_the_height() => Expect.Errors(
        """
        [Network, Input(1, 11, 9)]
        [Conv2D(4, 3, {|CNN1001:Stride = 3|})]
        partial class Net;
        """,
        "Conv2D 'conv1': output height (11 + 2*0 - 3)/3 + 1 = 3.667 is not a whole number. "
        + "KernelHeight 2 or 5, PaddingBottom 1, or Stride 2 fits; "
        + "Rounding = Rounding.Floor gives 3 x 3 and ignores the last 2 rows.");

    [Fact]
    public void The_stride_of_the_side_that_does_not_divide_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 9, 10)]
        [Conv2D(4, 3, StrideHeight = 2, {|CNN1001:StrideWidth = 3|})]
        partial class Net;
        """,
        "Conv2D 'conv1': output width (10 + 2*0 - 3)/3 + 1 = 3.333 is not a whole number. "
        + "Kernel 1 or 7, Padding 1, PaddingRight 2, or StrideWidth 1 fits; "
        + "Rounding = Rounding.Floor gives 4 x 3 and ignores the last column.");

    [Fact]
    public void The_kernel_of_the_side_that_does_not_divide_is_at_fault() => Expect.Errors(
        """
        [Network, Input(1, 9, 10)]
        [MaxPool2D(3, {|CNN1001:4|})]
        partial class Net;
        """,
        "MaxPool2D 'maxpool1': output width (10 + 2*0 - 4)/4 + 1 = 2.5 is not a whole number. "
        + "KernelWidth 2 or 5, PaddingRight 2, or Stride 3 fits; "
        + "Rounding = Rounding.Floor gives 3 x 2 and ignores the last 2 columns, Rounding.Ceiling gives 3 x 3.");

    [Fact]
    public void Sides_with_two_different_remainders_are_both_described() => Expect.Errors(
        """
        [Network, Input(2, 9, 10)]
        [DepthwiseConv2D(3, 3, {|CNN1001:Stride = 4|})]
        partial class Net;
        """,
        "DepthwiseConv2D 'conv1': output height (9 + 2*0 - 3)/4 + 1 = 2.5 and width (10 + 2*0 - 3)/4 + 1 = 2.75 are not whole numbers. "
        + "PaddingBottom 2 with PaddingRight 1, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 2 x 2 and ignores the last 2 rows and the last 3 columns.");

    [Fact]
    public void Padding_by_side_stands_in_the_formula_as_a_sum() => Expect.Errors(
        """
        [Network, Input(1, 9, 9)]
        [Conv2D(4, KernelHeight = 3, KernelWidth = 3, {|CNN1001:Stride = 2|}, PaddingTop = 1, PaddingBottom = 2, PaddingLeft = 1, PaddingRight = 1)]
        partial class Net;
        """,
        "Conv2D 'conv1': output height (9 + 1 + 2 - 3)/2 + 1 = 5.5 is not a whole number. "
        + "KernelHeight 2 or 4, PaddingBottom 3, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 5 x 5 and ignores the last row.");

    [Fact]
    public void Dilation_stands_in_the_formula() => Expect.Errors(
        """
        [Network, Input(1, 10, 10)]
        [Conv2D(4, 3, Dilation = 2, {|CNN1001:Stride = 2|})]
        partial class Net;
        """,
        "Conv2D 'conv1': output height (10 + 2*0 - (2*(3 - 1) + 1))/2 + 1 = 3.5 and width (10 + 2*0 - (2*(3 - 1) + 1))/2 + 1 = 3.5 are not whole numbers. "
        + "PaddingBottom 1 with PaddingRight 1, or Stride 1 fits; "
        + "Rounding = Rounding.Floor gives 3 x 3 and ignores the last row and column.");

    [Fact]
    public void A_fraction_that_is_nearly_whole_does_not_look_whole() => Expect.Errors(
        """
        [Network, Input(1, 10004, 1)]
        [Conv2D(1, 3, 1, {|CNN1001:StrideHeight = 10000|})]
        partial class Net;
        """,
        "Conv2D 'conv1': output height (10004 + 2*0 - 3)/10000 + 1 = 2.0001 is not a whole number. "
        + "KernelHeight 4, PaddingBottom 9999, or StrideHeight 137 fits; "
        + "Rounding = Rounding.Floor gives 2 x 1 and ignores the last row.");

    [Fact]
    public void The_stride_that_fits_is_the_largest_one() => Expect.Errors(
        """
        [Network, Input(1, 30, 30)]
        [Conv2D(1, 3, {|CNN1001:Stride = 4|})]
        partial class Net;
        """,
        "Conv2D 'conv1': output height (30 + 2*0 - 3)/4 + 1 = 7.75 and width (30 + 2*0 - 3)/4 + 1 = 7.75 are not whole numbers. "
        + "Kernel 2 or 6, PaddingBottom 1 with PaddingRight 1, or Stride 3 fits; "
        + "Rounding = Rounding.Floor gives 7 x 7 and ignores the last 3 rows and columns.");

    [Fact]
    public void Floor_on_the_layer_is_consent() => Expect.NoErrors("""
        [Network, Input(1, 28, 28)]
        [Conv2D(6, 5, Stride = 2, Rounding = Rounding.Floor), ReLU]
        public partial class Net;
        """);

    [Fact]
    public void Floor_on_the_network_is_consent_for_all_its_layers() => Expect.NoErrors("""
        [Network(Rounding = Rounding.Floor), Input(1, 28, 28)]
        [Conv2D(6, 5, Stride = 2), ReLU, MaxPool2D(5)]
        public partial class Net;
        """);

    [Fact]
    public void Ceiling_on_a_pool_is_consent() => Expect.NoErrors("""
        [Network, Input(1, 7, 7)]
        [MaxPool2D(2, Rounding = Rounding.Ceiling), AvgPool2D(3, Rounding = Rounding.Ceiling)]
        public partial class Net;
        """);

    [Theory]
    [InlineData("Same")]
    [InlineData("SameLower")]
    public void AutoPad_makes_every_size_whole(string autoPad) => Expect.NoErrors($$"""
        [Network, Input(1, 7, 10)]
        [Conv2D(2, 3, Stride = 2, AutoPad = AutoPad.{{autoPad}}), MaxPool2D(2, Stride = 3, AutoPad = AutoPad.{{autoPad}})]
        [AvgPool2D(2, Stride = 1, AutoPad = AutoPad.{{autoPad}})]
        public partial class Net;
        """);
}
