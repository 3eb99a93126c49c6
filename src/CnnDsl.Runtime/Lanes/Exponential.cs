using System.Runtime.CompilerServices;

namespace CnnDsl.Lanes;

/// <summary>e to the power of x in single precision alone; the framework's own goes through double precision and takes ten times as long.</summary>
internal static class Exponential
{
    // Beyond these the result is 0 and infinity, and stays so.
    private const float Least = -104f;
    private const float Most = 89f;

    // 1.5 * 2^23, beside which floats are whole numbers, and the bias of a float's exponent.
    private const float WholeBiased = 12582912f + 127f;
    private const float MinusLogTwoE = -1.44269504088896341f;
    private const float LeastPower = -126f;
    private const float MostPower = 128f;

    // 2^f for |f| at most 1/2.
    private const float C5 = 1.3264725e-3f;
    private const float C4 = 9.671513e-3f;
    private const float C3 = 5.5507336e-2f;
    private const float C2 = 2.40222424e-1f;
    private const float C1 = 6.931470e-1f;

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
    /// The constants of <see cref="OnePlusOfMinus{V}(V)"/> in memory, in the order of its parameters: a loop that reads them into registers
    /// first keeps them there, where the JIT reads a constant of the code again for each vector.
    /// </summary>
    public static readonly float[] OnePlusOfMinusConstants = [MinusLogTwoE, MostPower, LeastPower, WholeBiased, C5, C4, C3, C2, C1, 1f];

    /// <summary>
    /// 1 + e^-x, what Sigmoid and SiLU divide by: 2^n * 2^f with n whole and |f| at most 1/2, 2^f by a polynomial of least relative error
    /// (1.1e-7). e^-x is within (2 + |x|) units in the last place, which the 1 and the division take away; overflows to infinity.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OnePlusOfMinus<V>(V x)
        where V : struct, ILanes<V> =>
        OnePlusOfMinus(
            x, V.Splat(MinusLogTwoE), V.Splat(MostPower), V.Splat(LeastPower), V.Splat(WholeBiased),
            V.Splat(C5), V.Splat(C4), V.Splat(C3), V.Splat(C2), V.Splat(C1), V.Splat(1f));

    /// <summary>The same with its constants, <see cref="OnePlusOfMinusConstants"/> in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OnePlusOfMinus<V>(V x, V minusLogTwoE, V most, V least, V whole, V c5, V c4, V c3, V c2, V c1, V one)
        where V : struct, ILanes<V>
    {
        // Few instructions: adding the constant rounds to a whole number and leaves the exponent of 2^n in the lowest bits, and 2^n needs no
        // second step where e^-x is nothing beside the 1, or infinity.
        V z = V.AtLeast(least, V.AtMost(most, x * minusLogTwoE));
        V shifted = z + whole;
        V f = z - (shifted - whole);
        V series = V.MultiplyAdd(c5, f, c4);
        series = V.MultiplyAdd(series, f, c3);
        series = V.MultiplyAdd(series, f, c2);
        series = V.MultiplyAdd(series, f, c1);
        series = V.MultiplyAdd(series, f, one);
        return V.MultiplyAdd(series, V.PowerOfTwo(shifted), one);
    }
}
