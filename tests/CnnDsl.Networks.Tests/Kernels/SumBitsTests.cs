using System.Numerics.Tensors;
using CnnDsl.Networks.Tests.Cases;
using CnnDsl.Networks.Tests.Harness;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Kernels;

/// <summary>A sum over the first channels in a convolution gives the bits that the layers give which it is declared as.</summary>
public sealed class SumBitsTests
{
    private const string Sum =
        "Slice(0, 24, Name = \"first\"), Add(\"x\", Name = \"sum\"), Slice(24, 4, From = \"wide\", Name = \"rest\"), Concat(\"sum\", \"rest\"), SiLU";

    /// <summary>One tap, Winograd's tiles, five taps, groups, from planes.</summary>
    private static readonly string[] Convolutions =
        ["Conv2D(28, 1", "Conv2D(28, 3, Padding = 1", "Conv2D(28, 5, Padding = 2", "Conv2D(28, 3, Padding = 1, Groups = 4", "Conv2D(28, 3, Padding = 1, From = \"input\""];

    private static readonly Lazy<Trial[]> AtOnce = Trials("{0}, Name = \"wide\"), ");

    /// <summary>With a layer between that changes nothing, and that no sum goes into.</summary>
    private static readonly Lazy<Trial[]> ByParts = Trials("{0}, Name = \"before\"), MaxPool2D(1, Name = \"wide\"), ");

    [Fact]
    public void A_sum_over_the_first_channels_has_the_bits_of_its_parts() => Assert.All(
        VectorWidths.Supported,
        width => Assert.All(ByParts.Value.Zip(AtOnce.Value), pair => Assert.Equal(Run(pair.First, width), Run(pair.Second, width))));

    [Fact]
    public void Nothing_is_added_to_the_others_not_even_a_zero()
    {
        NamedTensors weights = new(new Dictionary<string, Tensor<float>>
        {
            ["wide.weight"] = Tensor.Create(Enumerable.Repeat(-1f, 6 * 4).ToArray(), [6, 4, 1, 1]),
            ["wide.bias"] = Tensor.Create(Enumerable.Repeat(-0f, 6).ToArray(), [6]),
        });

        // -0 + 0 is 0.
        int[] expected = [.. Enumerable.Repeat(0, 4 * 9), .. Enumerable.Repeat(int.MinValue, 2 * 9)];
        Assert.All(VectorWidths.Supported, width =>
        {
            float[] output = new float[Negated.OutputLength];
            Negated.Create(weights, width).Forward(new float[Negated.InputLength], output);
            Assert.Equal(expected, Bits(output));
        });
    }

    private static Lazy<Trial[]> Trials(string convolution) => new(() =>
    [
        .. CaseCompiler.Compile([.. Convolutions.Select(start => new NetworkCase("24, 13, 11", $"MaxPool2D(1), Sigmoid(Name = \"x\"), {string.Format(null, convolution, start)}{Sum}"))])
            .Select(network => new Trial(network)),
    ]);

    private static int[] Run(Trial trial, VectorWidth width)
    {
        float[] output = new float[trial.Expected.Length];
        trial.Network.Forward(width, trial.Weights, trial.Images, output);
        return Bits(output);
    }

    private static int[] Bits(float[] numbers) => Array.ConvertAll(numbers, BitConverter.SingleToInt32Bits);
}

/// <summary>A convolution without an activation behind its sum.</summary>
[Network, Input(4, 3, 3)]
[MaxPool2D(1, Name = "x"), Conv2D(6, 1, Name = "wide"), Slice(0, 4), Add("x"), Slice(4, 2, From = "wide"), Concat("add1", "slice2")]
public partial class Negated;
