using CnnDsl.Activations;
using CnnDsl.Runtime.Tests.Lanes;

namespace CnnDsl.Runtime.Tests.Activations;

/// <summary>What activations make of numbers that are none, of infinities, and of signs.</summary>
public sealed class ActivationEdgeTests
{
    private const float Infinity = float.PositiveInfinity;

    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void NaN_stays_in_every_activation(VectorWidth width)
    {
        AssertKeepsNaN<Identity>(width);
        AssertKeepsNaN<ReLU>(width);
        AssertKeepsNaN<ReLU6>(width);
        AssertKeepsNaN<LeakyReLU<Tenth>>(width);
        AssertKeepsNaN<Clip<Tenth, Half>>(width);
        AssertKeepsNaN<Scale<Tenth>>(width);
        AssertKeepsNaN<Shift<Tenth>>(width);
        AssertKeepsNaN<HardSigmoid<Tenth, Half>>(width);
        AssertKeepsNaN<HardSwish>(width);
        AssertKeepsNaN<Sigmoid>(width);
        AssertKeepsNaN<SiLU>(width);
        AssertKeepsNaN<ELU<Tenth>>(width);
        AssertKeepsNaN<Softplus>(width);
        AssertKeepsNaN<Tanh>(width);
        AssertKeepsNaN<GELU>(width);
        AssertKeepsNaN<GELUTanh>(width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Infinities_come_to_the_limits_of_the_formulas(VectorWidth width)
    {
        float[] x = [-Infinity, Infinity];

        Assert.Equal([0, Infinity], AtWidth.Of(width).Each<ReLU>(x));
        Assert.Equal([0, 6], AtWidth.Of(width).Each<ReLU6>(x));
        Assert.Equal([-Infinity, Infinity], AtWidth.Of(width).Each<LeakyReLU<Tenth>>(x));
        Assert.Equal([0, 1], AtWidth.Of(width).Each<HardSigmoid<Tenth, Half>>(x));
        Assert.Equal([0, 1], AtWidth.Of(width).Each<Sigmoid>(x));
        Assert.Equal([-Tenth.Value, Infinity], AtWidth.Of(width).Each<ELU<Tenth>>(x));
        Assert.Equal([0, Infinity], AtWidth.Of(width).Each<Softplus>(x));
        Assert.Equal([-1, 1], AtWidth.Of(width).Each<Tanh>(x));
    }

    /// <summary>Minus infinity times 0 is NaN there, as in PyTorch.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Gated_activations_grow_without_bound(VectorWidth width)
    {
        float[] x = [float.MaxValue, Infinity];

        Assert.Equal(x, AtWidth.Of(width).Each<HardSwish>(x));
        Assert.Equal(x, AtWidth.Of(width).Each<SiLU>(x));
        Assert.Equal(x, AtWidth.Of(width).Each<GELU>(x));
        Assert.Equal(x, AtWidth.Of(width).Each<GELUTanh>(x));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Large_negative_numbers_leave_nothing_of_a_gated_activation(VectorWidth width)
    {
        float[] x = [-200, -1e30f, float.MinValue];
        float[] nothing = [0, 0, 0];

        Assert.Equal(nothing, AtWidth.Of(width).Each<HardSwish>(x));
        Assert.Equal(nothing, AtWidth.Of(width).Each<SiLU>(x));
        Assert.Equal(nothing, AtWidth.Of(width).Each<GELU>(x));
        Assert.Equal(nothing, AtWidth.Of(width).Each<GELUTanh>(x));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ELU_of_a_negative_number_is_never_positive(VectorWidth width)
    {
        float[] x = [.. Grid.Even(-1e-6f, -1e-12f, 10_001), -float.Epsilon];

        Assert.All(AtWidth.Of(width).Each<ELU<Tenth>>(x), y => Assert.InRange(y, -1e-6f, 0));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Tanh_is_odd_and_never_beyond_1(VectorWidth width)
    {
        float[] x = Grid.Even(0, 20, 20_001);
        float[] y = AtWidth.Of(width).Each<Tanh>(x);

        Assert.Equal(y.Select(value => -value), AtWidth.Of(width).Each<Tanh>([.. x.Select(value => -value)]));
        Assert.All(y, value => Assert.InRange(value, 0, 1));
    }

    private static void AssertKeepsNaN<TActivation>(VectorWidth width)
        where TActivation : struct, IActivation =>
        Assert.All(AtWidth.Of(width).Each<TActivation>([float.NaN, -float.NaN, BitConverter.UInt32BitsToSingle(0x7FC001FF)]), y => Assert.True(float.IsNaN(y)));
}
