using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Incrementality;

/// <summary>Models are equal exactly when the emitted code would be: that is what the cache goes by.</summary>
public sealed class ModelEqualityTests
{
    private const string Plain = "[Network, Input(1, 8, 8)] [Conv2D(6, 3, Stride = 1), ReLU, LeakyReLU(0.1)] public partial class Net;";

    [Theory]
    [InlineData(Plain)]
    [InlineData("\n\n/* note */ [Network,\n\tInput(1, 8, 8)]\n#region layers\n[Conv2D( 6,3,Stride=1 ),ReLU /* x */, LeakyReLU(0.1)]\n#endregion\npublic partial class Net\n{\n}\n")]
    [InlineData("[Network] [Input(1, 8, 8)] [Conv2D(6, 3, Stride = 1)] [ReLU] [LeakyReLU(0.1)] public partial class Net;")]
    [InlineData("[Network, Input(1, 8, 8)] [Conv2D(6, 3, Stride = 2 - 1), ReLU, LeakyReLU(1e-1)] internal sealed partial class Net : System.IDisposable { public void Dispose() { } }")]
    [InlineData("[Network(Rounding = Rounding.None), Input(1, 8, 8)] [System.Obsolete, Conv2D(filters: 6, kernel: 3, Stride = 1), ReLU, LeakyReLU(NegativeSlope = 0.1)] public partial class Net;")]
    public void Trivia_and_spelling_leave_models_equal(string source)
    {
        Assert.Equal(Model(Plain), Model(source));
        Assert.Equal(Model(Plain).GetHashCode(), Model(source).GetHashCode());
    }

    [Theory]
    [InlineData("Input(1, 8, 8)", "Input(2, 8, 8)")]
    [InlineData("Input(1, 8, 8)", "Input(1, 9, 8)")]
    [InlineData("Input(1, 8, 8)", "Input(1, 8, 8, Name = \"image\")")]
    [InlineData("Conv2D(6, 3,", "Conv2D(7, 3,")]
    [InlineData("Stride = 1", "Stride = 5")]
    [InlineData("Stride = 1", "Padding = 1")]
    [InlineData("Stride = 1", "Bias = false")]
    [InlineData("Stride = 1", "Name = \"stem\"")]
    [InlineData("Stride = 1", "Rounding = Rounding.Floor")]
    [InlineData("ReLU, LeakyReLU(0.1)", "LeakyReLU(0.1), ReLU")]
    [InlineData("ReLU, LeakyReLU(0.1)", "ReLU")]
    [InlineData("LeakyReLU(0.1)", "LeakyReLU(0.1000001)")]
    [InlineData("LeakyReLU(0.1)", "ELU(0.1)")]
    [InlineData("Network,", "Network(Rounding = Rounding.Floor),")]
    [InlineData("class Net", "class Net2")]
    [InlineData("class Net", "record Net")]
    [InlineData("[Network", "namespace Users; [Network")]
    public void Every_difference_that_counts_makes_models_unequal(string part, string other)
    {
        Assert.Contains(part, Plain, StringComparison.Ordinal);
        Assert.NotEqual(Model(Plain), Model(Plain.Replace(part, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_type_round_it_makes_models_unequal() =>
        Assert.NotEqual(Model($"partial class Outer {{ {Plain} }}"), Model($"partial struct Outer {{ {Plain} }}"));

    private static object Model(string source) => Assert.Single(TrackedSteps.Outputs(Expect.NoErrors(source).Result, NetworkGenerator.NetworkStep)).Value;
}
