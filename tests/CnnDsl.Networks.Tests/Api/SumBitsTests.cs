using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace CnnDsl.Networks.Tests.Api;

/// <summary>A sum in a convolution gives the bits that it gives as a layer of its own.</summary>
public sealed class SumBitsTests
{
    public static TheoryData<VectorWidth> Widths => [.. VectorWidths.Supported];

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_sum_over_the_first_channels_has_the_bits_of_its_parts(VectorWidth width)
    {
        float[] images = Sample.Images<Widened>(2);

        Assert.Equal(Bits(Sample.Run(Sample.Network<WidenedByParts>(width), images)), Bits(Sample.Run(Sample.Network<Widened>(width), images)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Nothing_is_added_to_the_others_not_even_a_zero(VectorWidth width)
    {
        NamedTensors weights = new(new Dictionary<string, Tensor<float>>
        {
            ["wide.weight"] = Tensor.Create(Enumerable.Repeat(-1f, 6 * 4).ToArray(), [6, 4, 1, 1]),
            ["wide.bias"] = Tensor.Create(Enumerable.Repeat(-0f, 6).ToArray(), [6]),
        });

        float[] output = Sample.Run(Negated.Create(weights, width), new float[Negated.InputLength]);

        // -0 + 0 is 0.
        Assert.Equal([.. Enumerable.Repeat(0, 4 * 9), .. Enumerable.Repeat(int.MinValue, 2 * 9)], Bits(output));
    }

    private static int[] Bits(float[] numbers) => Array.ConvertAll(numbers, BitConverter.SingleToInt32Bits);
}

/// <summary>Adds its input to its first channels.</summary>
[Block]
[Conv2D(Use.Filters, Use.Kernel, Padding = Use.Padding, Groups = Use.Groups)]
[Slice(0, Use.Hidden), Add(Use.Input), Slice(Use.Hidden, Use.Squeeze, From = "conv1"), Concat("add1", "slice2"), ReLU]
public class WidenAtOnce;

/// <summary>The same with a layer between that changes nothing, and that no sum goes into.</summary>
[Block]
[Conv2D(Use.Filters, Use.Kernel, Padding = Use.Padding, Groups = Use.Groups), MaxPool2D(1, Name = "all")]
[Slice(0, Use.Hidden), Add(Use.Input), Slice(Use.Hidden, Use.Squeeze, From = "all"), Concat("add1", "slice2"), ReLU]
public class WidenByParts;

/// <summary>From planes, by Winograd's tiles, one tap, groups, five taps.</summary>
[Network, Input(3, 13, 11)]
[Use<WidenAtOnce>(Filters = 20, Hidden = 3, Squeeze = 17, Kernel = 3, Padding = 1, Groups = 1, Name = "a")]
[Use<WidenAtOnce>(Filters = 33, Hidden = 20, Squeeze = 13, Kernel = 3, Padding = 1, Groups = 1, Name = "b")]
[Use<WidenAtOnce>(Filters = 36, Hidden = 33, Squeeze = 3, Kernel = 1, Padding = 0, Groups = 1, Name = "c")]
[Use<WidenAtOnce>(Filters = 44, Hidden = 36, Squeeze = 8, Kernel = 3, Padding = 1, Groups = 4, Name = "d")]
[Use<WidenAtOnce>(Filters = 48, Hidden = 44, Squeeze = 4, Kernel = 5, Padding = 2, Groups = 1, Name = "e")]
public partial class Widened;

/// <summary>The same in separate steps.</summary>
[Network, Input(3, 13, 11)]
[Use<WidenByParts>(Filters = 20, Hidden = 3, Squeeze = 17, Kernel = 3, Padding = 1, Groups = 1, Name = "a")]
[Use<WidenByParts>(Filters = 33, Hidden = 20, Squeeze = 13, Kernel = 3, Padding = 1, Groups = 1, Name = "b")]
[Use<WidenByParts>(Filters = 36, Hidden = 33, Squeeze = 3, Kernel = 1, Padding = 0, Groups = 1, Name = "c")]
[Use<WidenByParts>(Filters = 44, Hidden = 36, Squeeze = 8, Kernel = 3, Padding = 1, Groups = 4, Name = "d")]
[Use<WidenByParts>(Filters = 48, Hidden = 44, Squeeze = 4, Kernel = 5, Padding = 2, Groups = 1, Name = "e")]
public partial class WidenedByParts;

/// <summary>A convolution without an activation behind its sum.</summary>
[Network, Input(4, 3, 3)]
[MaxPool2D(1, Name = "x"), Conv2D(6, 1, Name = "wide"), Slice(0, 4), Add("x"), Slice(4, 2, From = "wide"), Concat("add1", "slice2")]
public partial class Negated;
