namespace CnnDsl.Harness;

/// <summary>Holds numbers against the reference's.</summary>
public static class Closeness
{
    public static void Assert(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double bound)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            // Equal numbers may be infinities, where a window of a pool lies in its padding altogether. A NaN is close to nothing.
            bool isClose = Math.Abs(expected[i] - actual[i]) <= bound || expected[i] == actual[i];
            Xunit.Assert.True(isClose, $"Number {i} of {expected.Length} is {actual[i]:R}; by definition it is {expected[i]:R}, and {bound:E1} is the bound.");
        }
    }
}
