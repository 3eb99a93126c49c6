namespace CnnDsl;

/// <summary>How far numbers are from those that were expected.</summary>
/// <param name="Absolute">The largest difference; infinite where one is not a number and the other is.</param>
/// <param name="Relative">The same as a part of the largest expected number.</param>
/// <param name="Ulps">The most floats that lie between two numbers; large near 0, where floats are dense.</param>
public readonly record struct Difference(double Absolute, double Relative, long Ulps)
{
    /// <summary>Compares number by number. Spans of different lengths are infinitely far from each other.</summary>
    public static Difference Between(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        if (expected.Length != actual.Length)
        {
            return new Difference(double.PositiveInfinity, double.PositiveInfinity, long.MaxValue);
        }

        (double worst, double largest, long ulps) = (0, 0, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            if (expected[i].Equals(actual[i]))
            {
                largest = float.IsFinite(expected[i]) ? Math.Max(largest, Math.Abs(expected[i])) : largest;
                continue;
            }

            double difference = Math.Abs((double)expected[i] - actual[i]);
            worst = Math.Max(worst, double.IsNaN(difference) ? double.PositiveInfinity : difference);
            largest = float.IsFinite(expected[i]) ? Math.Max(largest, Math.Abs(expected[i])) : largest;
            ulps = Math.Max(ulps, Math.Abs(Place(expected[i]) - Place(actual[i])));
        }

        return new Difference(worst, worst == 0 ? 0 : worst / largest, ulps);
    }

    /// <summary>A float's place among all floats in the order of their size.</summary>
    private static long Place(float number)
    {
        int bits = BitConverter.SingleToInt32Bits(number);
        return bits < 0 ? int.MinValue - (long)bits : bits;
    }
}
