using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>However C# lets an author write attributes and arguments, the network is the same, and squiggles stand where the argument is.</summary>
public sealed class SpellingTests
{
    private const string Plain = """
        [Network, Input(1, 8, 8)]
        [Conv2D(6, 3), ReLU, MaxPool2D(2)]
        public partial class Net;
        """;

    [Theory]
    [InlineData("[global::CnnDsl.Network, CnnDsl.Input(1, 8, 8), CnnDsl.Conv2DAttribute(6, 3), ReLUAttribute, global::CnnDsl.MaxPool2DAttribute(2)] public partial class Net;")]
    [InlineData("[Network] [Input(1, 8, 8)] [Conv2D(6, 3)] [ReLU] [MaxPool2D(2)] public partial class Net;")]
    [InlineData("using N = CnnDsl.NetworkAttribute; using I = CnnDsl.InputAttribute; using C = CnnDsl.Conv2DAttribute; using R = CnnDsl.ReLUAttribute; [N, I(1, 8, 8), C(6, 3), R, MaxPool2D(2)] public partial class Net;")]
    [InlineData("[type: Network, Input(1, 8, 8)] [type: Conv2D(6, 3), ReLU, MaxPool2D(2)] public partial class Net;")]
    [InlineData("[Input(1, 8, 8), Conv2D(6, 3), ReLU] [MaxPool2D(2), Network] public partial class Net;")]
    [InlineData("[Network, Input(1, 8, 8), Conv2D(kernel: 3, filters: 6), ReLU, MaxPool2D(kernel: 2)] public partial class Net;")]
    [InlineData("[Network, Input(width: 8, height: 8, channels: 1), Conv2D(6, KernelHeight = 3, KernelWidth = 3), ReLU(), MaxPool2D(Kernel = 2)] public partial class Net;")]
    [InlineData("[Network, Input(1, 8, 8), Conv2D(Net.C * 2, Net.K), ReLU, MaxPool2D(1 + 1)] public partial class Net { internal const int C = 3, K = 3; }")]
    [InlineData("[Network, Input('\\u0001', 8, (byte)8), Conv2D(06, 0x3), ReLU, MaxPool2D((int)2L)] public partial class Net;")]
    [InlineData("[Network, Input(1, 8, 8), Conv2D(sizeof(int) + 2, 3), System.Serializable, ReLU, System.Obsolete(\"a note\"), MaxPool2D(2)] public partial class Net;")]
    [InlineData("#if !LATER\n[Network, Input(1, 8, 8)]\n#endif\n[Conv2D(6, /* filters */ 3), ReLU // done\n, MaxPool2D(2)] public partial class Net;")]
    public void Every_spelling_gives_the_same_code(string source) => Assert.Equal(Expect.NoErrors(Plain).Text, Expect.NoErrors(source).Text);

    [Fact]
    public void A_constant_that_does_not_fit_is_at_fault_where_it_is_used() => Expect.Errors(
        """
        [Network, Input(Sizes.C, 8, 8)]
        [Conv2D(6, 3, {|CNN1003:InChannels = Sizes.C * 2|})]
        partial class Net;

        static class Sizes
        {
            public const int C = 3;
        }
        """,
        "Conv2D 'conv1': InChannels = 6, but its input is 3 x 8 x 8 and has 3 channels; write InChannels = 3 or leave it out");

    [Fact]
    public void An_argument_by_parameter_name_is_at_fault_as_a_whole() => Expect.Errors(
        """
        [Network, Input(1, 8, 8)]
        [Conv2D(kernel: 3, {|CNN0009:filters: 0|})]
        partial class Net;
        """,
        "Conv2D 'conv1': Filters is 0; it must be 1 or more");

    [Fact]
    public void An_aliased_layer_is_at_fault_by_its_kind() => Expect.Errors(
        """
        using Linear = CnnDsl.DenseAttribute;

        [Network]
        [Input(1, 8, 8)]
        [
            ReLU,
            {|CNN1006:Linear(
                10)|},
        ]
        partial class Net;
        """,
        "Dense 'dense1' reads features, but its input is the map 1 x 8 x 8; put [Flatten] before it, which gives 64 features, or state Last = true to multiply its last axis of 8");
}
