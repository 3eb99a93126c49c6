using CnnDsl.Activations;
using CnnDsl.Runtime.Tests.Lanes;

namespace CnnDsl.Runtime.Tests.Kernels;

public sealed class ElementwiseTests
{
    private static readonly int[] RowLengths = [0, 1, 2, 3, 7, 100];

    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_row_of_sigmoids_has_the_bits_of_each(VectorWidth width) => AssertRows<Sigmoid>(width);

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_row_of_SiLUs_has_the_bits_of_each(VectorWidth width) => AssertRows<SiLU>(width);

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_row_of_any_other_activation_has_the_bits_of_each(VectorWidth width) => AssertRows<Tanh>(width);

    /// <summary>Inside the row as vector by vector, before and behind it as it was.</summary>
    private static void AssertRows<TActivation>(VectorWidth width)
        where TActivation : struct, IActivation
    {
        AtWidth lanes = AtWidth.Of(width);
        foreach (int vectors in RowLengths)
        {
            float[] x = [.. Enumerable.Range(0, (vectors + 2) * lanes.Count).Select(i => SpecialValues.All[i % SpecialValues.All.Length] + (i / 50f))];
            float[] inside = lanes.Each<TActivation>(x[lanes.Count..^lanes.Count]);

            float[] actual = lanes.InPlace<TActivation>(x, vectors);

            float[] expected = [.. x[..lanes.Count], .. inside, .. x[^lanes.Count..]];
            Assert.Equal(expected.Select(BitConverter.SingleToUInt32Bits), actual.Select(BitConverter.SingleToUInt32Bits));
        }
    }
}
