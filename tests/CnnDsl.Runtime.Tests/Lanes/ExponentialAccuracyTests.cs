namespace CnnDsl.Runtime.Tests.Lanes;

public sealed class ExponentialAccuracyTests
{
    public static TheoryData<VectorWidth> Widths => AtWidth.Supported;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Exp_is_within_2_units_in_the_last_place(VectorWidth width)
    {
        // From the smallest result that is not denormal to the largest that is not infinite.
        float[] x = Grid.Even(-87.3f, 88.7f, 200_001);

        AssertClose(x, AtWidth.Of(width).Each<Exp>(x), Math.Exp, units: 2);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Log_is_within_3_units_in_the_last_place(VectorWidth width)
    {
        float[] x = [.. Grid.Even(0.5f, 2f, 100_001), .. Grid.Even(-87f, 88f, 50_001).Select(MathF.Exp)];

        AssertClose(x, AtWidth.Of(width).Each<Log>(x), Math.Log, units: 3);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Exp_of_what_is_too_small_or_too_large_is_0_or_infinity(VectorWidth width)
    {
        float[] x = [float.NegativeInfinity, -1e30f, -200, -104, 88.8f, 89, 200, 1e30f, float.PositiveInfinity, float.NaN];

        float[] y = AtWidth.Of(width).Each<Exp>(x);

        float infinity = float.PositiveInfinity;
        Assert.Equal([0, 0, 0, 0, infinity, infinity, infinity, infinity, infinity, float.NaN], y);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Exp_in_the_denormals_is_a_denormal_or_0(VectorWidth width)
    {
        float[] x = Grid.Even(-103.9f, -87.4f, 10_001);

        float[] y = AtWidth.Of(width).Each<Exp>(x);

        Assert.All(y, value => Assert.InRange(value, 0, 1.1754944e-38f));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Log_of_0_is_minus_infinity_and_below_there_is_none(VectorWidth width)
    {
        float[] x = [0, -0f, -1, float.NegativeInfinity, float.PositiveInfinity, float.NaN, 1];

        float[] y = AtWidth.Of(width).Each<Log>(x);

        float infinity = float.PositiveInfinity;
        Assert.Equal([-infinity, -infinity, float.NaN, float.NaN, infinity, float.NaN, 0], y);
    }

    private static void AssertClose(float[] x, float[] actual, Func<double, double> function, double units)
    {
        (double worst, int at) = x.Select((value, i) => (Error(function(value), actual[i]), i)).Max();
        Assert.True(worst <= units, $"At {x[at]:R} it is {actual[at]:R} for {function(x[at]):R}: {worst:F2} units in the last place.");
    }

    private static double Error(double expected, float actual)
    {
        float nearest = (float)expected;
        double unit = Math.Abs((double)MathF.BitIncrement(nearest) - nearest);
        return Math.Abs(expected - actual) / unit;
    }
}
