using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Snapshots;

/// <summary>Emitted code that people read: three networks, small enough for a screen or two, between them most of what is written.</summary>
public sealed class EmittedCodeTests
{
    [Fact]
    public void LeNet_on_a_stamp() => Snapshot.Verify(Expect.NoErrors("""
        namespace Users;

        [Network, Input(1, 6, 8)]
        [Conv2D(2, 3, Padding = 1), ReLU, MaxPool2D(2)]
        [Flatten, Dense(400), ReLU, Dense(3), Softmax]
        public partial class StampLeNet;
        """).Result);

    [Fact]
    public void Depthwise_with_batch_normalization() => Snapshot.Verify(Expect.NoErrors("""
        internal static partial class Zoo
        {
            [Network, Input(3, 3, 4)]
            [DepthwiseConv2D(3, Padding = 1, Bias = false), BatchNorm, LeakyReLU(0.1)]
            [Conv2D(4, 1), PReLU, GlobalAvgPool2D]
            public sealed partial record Blocks;
        }
        """).Result);

    [Fact]
    public void Groups_and_strides_with_softmax_on_a_map() => Snapshot.Verify(Expect.NoErrors("""
        namespace Users;

        [Network(Rounding = Rounding.Floor), Input(4, 4, 6)]
        [Conv2D(6, 2, 3, Stride = 2, Groups = 2), SiLU, AvgPool2D(2, Stride = 1), Softmax]
        public partial class Segmenter;
        """).Result);
}
