namespace CnnDsl.Generator.Model;

/// <summary>Products of sizes that stop at long.MaxValue instead of wrapping round, so that a limit can be checked afterwards.</summary>
internal static class Sizes
{
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

    /// <summary><paramref name="count"/> rounded up to a multiple of <paramref name="unit"/>.</summary>
    public static long RoundUp(long count, int unit) => (count + unit - 1) / unit * unit;
}
