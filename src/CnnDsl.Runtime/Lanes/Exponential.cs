using System.Runtime.CompilerServices;

namespace CnnDsl.Lanes;

/// <summary>e to the power of x in single precision alone; the framework's own goes through double precision and takes ten times as long.</summary>
internal static class Exponential
{
    // Beyond these the result is 0 and infinity, and stays so.
    private const float Least = -104f;
    private const float Most = 89f;

    // 1.5 * 2^23: floats beside it are whole numbers.
    private const float Whole = 12582912f;

    // ln 2 in two parts, the first of which times a whole number up to 150 is exact.
    private const float LogTwo = 0.693359375f;
    private const float LogTwoRest = -2.12194440e-4f;

    /// <summary>
    /// 2^n * e^r with n whole and |r| at most ln(2)/2; e^r by the polynomial of Cephes' expf. Within 2 units in the last place; of 0 exactly 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V x)
        where V : struct, ILanes<V>
    {
        V inside = V.AtLeast(V.Splat(Least), V.AtMost(V.Splat(Most), x));
        V n = V.Round(inside * V.Splat(1.44269504088896341f));
        V r = V.MultiplyAdd(n, V.Splat(-LogTwoRest), V.MultiplyAdd(n, V.Splat(-LogTwo), inside));
        V series = V.MultiplyAdd(V.Splat(1.9875691500e-4f), r, V.Splat(1.3981999507e-3f));
        series = V.MultiplyAdd(series, r, V.Splat(8.3334519073e-3f));
        series = V.MultiplyAdd(series, r, V.Splat(4.1665795894e-2f));
        series = V.MultiplyAdd(series, r, V.Splat(1.6666665459e-1f));
        series = V.MultiplyAdd(series, r, V.Splat(5.0000001201e-1f));
        return V.Scale(V.MultiplyAdd(series, r * r, r + V.Splat(1f)), n);
    }

    /// <summary>
    /// 1 + e^-x, what Sigmoid and SiLU divide by: 2^n * 2^f with n whole and |f| at most 1/2, 2^f by a polynomial of least relative error
    /// (1.1e-7). e^-x is within (2 + |x|) units in the last place, which the 1 and the division take away; overflows to infinity.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OnePlusOfMinus<V>(V x)
        where V : struct, ILanes<V>
    {
        // Few instructions: adding the constant rounds to a whole number and leaves it in the lowest bits, and 2^n needs no second step
        // where e^-x is nothing beside the 1, or infinity.
        V z = V.AtLeast(V.Splat(-126f), V.AtMost(V.Splat(128f), x * V.Splat(-1.44269504088896341f)));
        V shifted = z + V.Splat(Whole);
        V f = z - (shifted - V.Splat(Whole));
        V series = V.MultiplyAdd(V.Splat(1.3264725e-3f), f, V.Splat(9.671513e-3f));
        series = V.MultiplyAdd(series, f, V.Splat(5.5507336e-2f));
        series = V.MultiplyAdd(series, f, V.Splat(2.40222424e-1f));
        series = V.MultiplyAdd(series, f, V.Splat(6.931470e-1f));
        series = V.MultiplyAdd(series, f, V.Splat(1f));
        return V.MultiplyAdd(series, V.PowerOfTwo(shifted), V.Splat(1f));
    }
}
