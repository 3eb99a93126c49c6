using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CnnDsl.Runtime.Tests.Lanes;

public sealed class LanesTests
{
    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_vector_has_as_many_floats_as_its_bits_say(VectorWidth width) => Assert.Equal((int)width / 32, AtWidth.Of(width).Count);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Splat_broadcast_and_zero_fill_every_lane(VectorWidth width)
    {
        Assert.Equal(Enumerable.Repeat(2.5f, SpecialValues.All.Length), AtWidth.Of(width).Each<SplatOfTwoAndAHalf>(SpecialValues.All));
        Assert.Equal(Enumerable.Repeat(2.5f, SpecialValues.All.Length), AtWidth.Of(width).Each<BroadcastOfTwoAndAHalf>(SpecialValues.All));
        Assert.Equal(SpecialValues.All, AtWidth.Of(width).Each<PlusZero>(SpecialValues.All));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Arithmetic_is_that_of_single_floats(VectorWidth width)
    {
        AtWidth lanes = AtWidth.Of(width);
        (float[] a, float[] b) = SpecialValues.Pairs(SpecialValues.All, SpecialValues.All);

        AssertSameBits(a.Zip(b, (x, y) => x + y), lanes.Each<Add>(a, b));
        AssertSameBits(a.Zip(b, (x, y) => x - y), lanes.Each<Subtract>(a, b));
        AssertSameBits(a.Zip(b, (x, y) => x * y), lanes.Each<Multiply>(a, b));
        AssertSameBits(a.Zip(b, (x, y) => x / y), lanes.Each<Divide>(a, b));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Signs_come_and_go_without_touching_the_magnitude(VectorWidth width)
    {
        AtWidth lanes = AtWidth.Of(width);
        (float[] a, float[] b) = SpecialValues.Pairs(SpecialValues.All, SpecialValues.WithoutNaN);

        AssertSameBits(SpecialValues.All.Select(MathF.Abs), lanes.Each<Abs>(SpecialValues.All));
        AssertSameBits(a.Zip(b, MathF.CopySign), lanes.Each<CopySign>(a, b));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Multiply_add_rounds_once_where_the_machine_can(VectorWidth width)
    {
        (float[] a, float[] b, float[] c) = SpecialValues.Triples();

        float[] actual = AtWidth.Of(width).Each<MultiplyAdd>(a, b, c);

        AssertSameBits(Enumerable.Range(0, a.Length).Select(i => Fused(a[i], b[i], c[i])), actual);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sums_take_a_factor_from_memory_as_if_each_were_alone(VectorWidth width)
    {
        AtWidth lanes = AtWidth.Of(width);
        (float[] a, float[] b, float[] c) = SpecialValues.Triples();
        IEnumerable<int> all = Enumerable.Range(0, a.Length);

        AssertSameBits(all.Select(i => Fused(2.5f, b[i], c[i])), lanes.Each<AccumulateOne>(a, b, c));
        AssertSameBits(all.Select(i => Fused(2.5f, b[i], c[i]) + Fused(2.5f, c[i], a[i])), lanes.Each<AccumulateTwo>(a, b, c));
        AssertSameBits(all.Select(i => Fused(2.5f, b[i], c[i]) + Fused(2.5f, c[i], a[i]) + Fused(2.5f, a[i], b[i])), lanes.Each<AccumulateThree>(a, b, c));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Limits_hold_and_let_NaN_pass(VectorWidth width)
    {
        AtWidth lanes = AtWidth.Of(width);
        (float[] limit, float[] x) = SpecialValues.Pairs(SpecialValues.WithoutNaN, SpecialValues.All);

        // Assert.Equal takes 0 for -0, as the contract does.
        Assert.Equal(limit.Zip(x, (l, v) => float.IsNaN(v) ? float.NaN : MathF.Max(l, v)), lanes.Each<AtLeast>(limit, x));
        Assert.Equal(limit.Zip(x, (l, v) => float.IsNaN(v) ? float.NaN : MathF.Min(l, v)), lanes.Each<AtMost>(limit, x));
        Assert.Equal(x.Select(v => float.IsNaN(v) ? float.NaN : Math.Clamp(v, 1f, 2f)), lanes.Each<ClampOfOneToTwo>(x));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_larger_and_the_smaller_of_two_are_NaN_when_either_is(VectorWidth width)
    {
        (float[] a, float[] b) = SpecialValues.Pairs(SpecialValues.All, SpecialValues.All);

        Assert.Equal(a.Zip(b, (x, y) => float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x > y ? x : y), AtWidth.Of(width).Each<Max>(a, b));
        Assert.Equal(a.Zip(b, (x, y) => float.IsNaN(x) || float.IsNaN(y) ? float.NaN : x < y ? x : y), AtWidth.Of(width).Each<Min>(a, b));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Evens_and_odds_are_every_second_lane_of_one_vector_and_then_of_the_other(VectorWidth width)
    {
        int count = (int)width / 32;
        float[] a = [.. Enumerable.Range(0, count).Select(i => (float)i)];
        float[] b = [.. a.Select(x => x + count)];

        Assert.Equal(Enumerable.Range(0, count).Select(i => 2f * i), AtWidth.Of(width).Each<Evens>(a, b));
        Assert.Equal(Enumerable.Range(0, count).Select(i => (2f * i) + 1), AtWidth.Of(width).Each<Odds>(a, b));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Scaling_by_a_power_of_two_is_exact_down_to_the_denormals(VectorWidth width)
    {
        float[] n = [.. Enumerable.Range(-151, 281).Select(i => (float)i)];
        float[] x = [.. n.Select((_, i) => 1 + (i / 512f))];

        AssertSameBits(x.Zip(n, (value, power) => (float)(value * Math.Pow(2, power))), AtWidth.Of(width).Each<Scale>(x, n));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Powers_of_two_are_exact_and_the_one_beyond_is_infinity(VectorWidth width)
    {
        float[] n = [.. Enumerable.Range(-126, 255).Select(i => (float)i)];

        AssertSameBits(n.Select(power => (float)Math.Pow(2, power)), AtWidth.Of(width).Each<PowerOfTwo>(n));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Neither_zero_nor_NaN_is_negative(VectorWidth width)
    {
        (float[] x, float[] negative, float[] otherwise) = SpecialValues.Triples();

        float[] actual = AtWidth.Of(width).Each<WhereNegative>(x, negative, otherwise);

        AssertSameBits(Enumerable.Range(0, x.Length).Select(i => x[i] < 0 ? negative[i] : otherwise[i]), actual);
    }

    /// <summary>-0 is not 0 here; of a NaN only that it is one counts.</summary>
    private static float Fused(float a, float b, float c) => Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;

    private static void AssertSameBits(IEnumerable<float> expected, float[] actual) =>
        Assert.Equal(expected.Select(Bits), actual.Select(Bits));

    private static int Bits(float x) => BitConverter.SingleToInt32Bits(float.IsNaN(x) ? float.NaN : x);
}
