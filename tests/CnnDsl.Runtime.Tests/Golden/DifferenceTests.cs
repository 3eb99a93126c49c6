namespace CnnDsl.Runtime.Tests.Golden;

/// <summary>How far numbers are from those that were expected.</summary>
public sealed class DifferenceTests
{
    [Fact]
    public void Equal_numbers_do_not_differ_whatever_they_are() =>
        Assert.Equal(new Difference(0, 0, 0), Difference.Between([1, float.NaN, float.PositiveInfinity, 0], [1, float.NaN, float.PositiveInfinity, 0]));

    [Fact]
    public void The_largest_difference_is_seen_beside_the_largest_number_and_in_floats_between() =>
        Assert.Equal(new Difference(0.5, 0.125, 1 << 21), Difference.Between([1, -4, 2], [1, -4, 2.5f]));

    [Fact]
    public void Floats_are_counted_across_0() => Assert.Equal(3, Difference.Between([float.Epsilon], [-2 * float.Epsilon]).Ulps);

    [Theory]
    [InlineData(1f, float.NaN)]
    [InlineData(float.NaN, 1f)]
    [InlineData(1f, float.PositiveInfinity)]
    [InlineData(0f, float.NaN)]
    public void A_NaN_or_an_infinity_where_there_was_none_is_no_small_difference(float expected, float actual)
    {
        Difference difference = Difference.Between([expected], [actual]);
        Assert.Equal(double.PositiveInfinity, difference.Absolute);
        Assert.False(difference.Relative <= 1e9);
    }

    [Fact]
    public void Other_lengths_are_infinitely_far() => Assert.Equal(double.PositiveInfinity, Difference.Between([1], [1, 1]).Relative);
}
