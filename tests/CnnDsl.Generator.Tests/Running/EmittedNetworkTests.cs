using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Running;

/// <summary>Emitted code, compiled and run, gives what the layers' definitions give.</summary>
public sealed class EmittedNetworkTests
{
    /// <summary>Of the largest output: a few roundings of a 24-bit mantissa.</summary>
    private const double Bound = 2e-6;

    public static IEnumerable<object[]> Cases => LayerCases.All.Select(layer => new object[] { layer.Kind, layer.Network });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_kind_of_layer_equals_the_reference_at_every_width(string kind, string network)
    {
        GeneratorRun run = Expect.NoErrors($"[Network, {network}] public partial class Net;");
        Assert.Contains(LoadedNetwork.Info(run, "Net").Layers, layer => layer.Kind == kind);
        Assert.All(VectorWidths.Supported, width => Assert.InRange(LoadedNetwork.DifferenceFromReference(run, "Net", width, images: 3), 0, Bound));
    }

    [Fact]
    public void A_network_with_all_of_a_real_one_equals_the_reference()
    {
        GeneratorRun run = Expect.NoErrors("""
            namespace Users.Vision;

            public static partial class Zoo
            {
                [Network(Rounding = Rounding.Floor), Input(3, 17, 15, Name = "image")]
                [Conv2D(8, 3, Stride = 2, Padding = 1, Bias = false, Name = "stem"), BatchNorm(Name = "stem.bn"), HardSwish]
                [DepthwiseConv2D(3, Padding = 1, Bias = false), BatchNorm, ReLU6, Conv2D(24, 1), PReLU]
                [MaxPool2D(2), Conv2D(24, 3, Padding = 1, Groups = 4), LeakyReLU(0.1), AvgPool2D(2, Stride = 1)]
                [Flatten, Dropout, Dense(21), Tanh, Dense(10), Softmax(Name = "scores")]
                internal sealed partial class @class;
            }
            """);
        NetworkInfo info = LoadedNetwork.Info(run, "Users.Vision.Zoo+class");
        Assert.Equal("class", info.Name);
        Assert.Equal("image", info.Inputs.Single().Name);
        Assert.Equal("scores", info.Outputs.Single().Name);
        Assert.Equal("stem.bn.running_var", info.Weights.ElementAt(4).Name);
        Assert.InRange(LoadedNetwork.DifferenceFromReference(run, "Users.Vision.Zoo+class", VectorWidth.Widest, images: 2), 0, Bound);
    }
}
