using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>One build tells all that is wrong, and tells each thing once.</summary>
public sealed class SeveralMistakesTests
{
    [Fact]
    public void Three_mistakes_of_three_kinds_come_in_one_build() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(6, 3, {|CNN1003:InChannels = 1|}), ReLU]
        [Conv2D(8, 3, {|CNN1004:Groups = 4|}), MaxPool2D(2)]
        [{|CNN1006:Dense(10)|}, Softmax({|CNN0014:Name = "soft max"|})]
        partial class Net;
        """,
        "Conv2D 'conv1': InChannels = 1, but its input is 3 x 8 x 8 and has 3 channels; write InChannels = 3 or leave it out",
        "Conv2D 'conv2': 4 groups do not divide the 6 input channels into whole numbers; Groups 1 or 2 fits",
        "Dense 'dense1' reads features, but its input is the map 8 x 2 x 2; put [Flatten] before it, which gives 32 features, or state Last = true to multiply its last axis of 2",
        "Softmax: the name 'soft max' is not made of letters, digits, '_' and '-', with single dots between them");

    [Fact]
    public void A_mistake_that_leaves_the_shape_known_hides_nothing() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [BatchNorm({|CNN0009:Epsilon = -1|}), Dropout({|CNN0009:7|}), LeakyReLU({|CNN0009:double.NaN|})]
        [MaxPool2D({|CNN1002:9|})]
        partial class Net;
        """,
        "BatchNorm 'bn1': Epsilon is -1; it must be at least 0 and less than 1",
        "Dropout 'dropout1': Rate is 7; it must be 0 to 1",
        "LeakyReLU 'leakyrelu1': NegativeSlope is NaN; it must be a finite 32-bit number",
        "MaxPool2D 'maxpool1': the kernel spans 9 rows, but the padded input has 8 + 0 + 0 = 8. Kernel 8 or less, or 1 more row of padding would fit.");

    [Fact]
    public void Behind_an_unknown_shape_no_shape_is_judged() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(6, {|CNN1002:9|}), Conv2D(7, 55, InChannels = 99, Groups = 13), MaxPool2D(77, Padding = 99), Dense(10, InFeatures = 3), GlobalAvgPool2D]
        partial class Net;
        """,
        "Conv2D 'conv1': the kernel spans 9 rows, but the padded input has 8 + 0 + 0 = 8. Kernel 8 or less, or 1 more row of padding would fit.");

    [Fact]
    public void Behind_an_unknown_shape_arguments_are_still_judged() => Expect.Errors(
        """
        [Network, Input(3, 8, 8)]
        [Conv2D(6, {|CNN1002:9|}), {|CNN0010:Conv2D(7)|}, MaxPool2D(2, {|CNN0009:Stride = 0|})]
        partial class Net;
        """,
        "Conv2D 'conv1': the kernel spans 9 rows, but the padded input has 8 + 0 + 0 = 8. Kernel 8 or less, or 1 more row of padding would fit.",
        "Conv2D 'conv2' has no kernel; state one, as in Kernel = 3",
        "MaxPool2D 'maxpool1': Stride is 0; it must be 1 or more");

    [Fact]
    public void A_class_at_fault_does_not_hide_its_shapes() => Expect.Errors(
        """
        [Network({|CNN0012:Rounding = Rounding.Ceiling|}), Input(3, 8, 8)]
        [MaxPool2D({|CNN1002:9|}), ReLU(Name = "a"), ReLU({|CNN0013:Name = "a"|})]
        abstract class {|CNN0001:{|CNN0002:Net|}|};
        """,
        "Network 'Net': Rounding.Ceiling is not a rounding of a whole network; use Rounding.Floor here, and Rounding.Ceiling on the pools that round up",
        "MaxPool2D 'maxpool1': the kernel spans 9 rows, but the padded input has 8 + 0 + 0 = 8. Kernel 8 or less, or 1 more row of padding would fit.",
        "ReLU 'a' has the name of an earlier ReLU; layer names are the prefixes of tensors, so each must be unique",
        "'Net' carries network attributes but is not partial; write 'partial class Net', so that the generator can add to it",
        "'Net' is abstract; a network has instances that hold its weights, so remove 'abstract'");

    [Fact]
    public void A_mistake_in_one_network_does_not_touch_another()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            [Network, Input(3, 8, 8), MaxPool2D(9)]
            partial class Bad;

            [Network, Input(3, 8, 8), MaxPool2D(2)]
            public partial class Good;
            """);
        Assert.Equal("CNN1002", Assert.Single(run.Diagnostics).Id);
        Assert.Equal("Good.g.cs", Assert.Single(run.Sources).HintName);
    }
}
