namespace CnnDsl.Generator.Model;

/// <summary>Products of sizes that stop at long.MaxValue instead of wrapping round, so that a limit can be checked afterwards.</summary>
internal static class Sizes
{
    /// <summary>The most elements of a tensor: 2^31 - 1, less some room, for the kernels round up to whole vectors.</summary>
    public const int Most = int.MaxValue - 64;

    public static long Product(params long[] factors)
    {
        long product = 1;
        foreach (long factor in factors)
        {
            if (factor != 0 && product > long.MaxValue / factor)
            {
                return long.MaxValue;
            }

            product *= factor;
        }

        return product;
    }

    /// <summary>The numbers that divide both, smallest first; those of the other when one is 0.</summary>
    public static IEnumerable<long> CommonDivisors(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        // A divisor and its partner on the other side of the square root: fewer than 100,000 trials for any size that there is.
        List<long> divisors = [];
        for (long d = 1; d <= a / d; d++)
        {
            if (a % d == 0)
            {
                divisors.AddRange([d, a / d]);
            }
        }

        return divisors.Distinct().OrderBy(d => d);
    }

    /// <summary><paramref name="count"/> rounded up to a multiple of <paramref name="unit"/>.</summary>
    public static long RoundUp(long count, int unit) => (count + unit - 1) / unit * unit;
}
