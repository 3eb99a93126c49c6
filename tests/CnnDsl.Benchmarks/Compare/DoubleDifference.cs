using System.Globalization;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>How far floats are from numbers in double precision, which rounded to floats would hide the last digits of the difference.</summary>
/// <param name="Absolute">The largest difference.</param>
/// <param name="Relative">The same as a part of the largest expected number.</param>
internal readonly record struct DoubleDifference(double Absolute, double Relative)
{
    /// <summary>Not a number if either result holds one; every comparison with a bound must then fail.</summary>
    public static DoubleDifference Between(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected)
    {
        if (actual.Length != expected.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{actual.Length} results against {expected.Length}."));
        }

        double difference = 0;
        double largest = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(actual[i] - expected[i]));
            largest = Math.Max(largest, Math.Abs(expected[i]));
        }

        return new DoubleDifference(difference, difference == 0 ? 0 : difference / largest);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Absolute:0.0e+0} ({Relative:0.0e+0} of the largest)");
}
