namespace CnnDsl.Reference;

/// <summary>Functions that .NET lacks, or has only with cancellation near zero.</summary>
public static class SpecialFunctions
{
    private static readonly double TwoOverRootPi = 2 / Math.Sqrt(Math.PI);

    /// <summary>The error function, to within 1e-15.</summary>
    public static double Erf(double x) => Math.Abs(x) < 2 ? Series(x) : Math.CopySign(1 - Tail(Math.Abs(x)), x);

    /// <summary>1 - erf(x), to within 1e-15 and, from x = 2 on, to some 1e-14 of itself: its small values keep their digits.</summary>
    public static double Erfc(double x) => x >= 2 ? Tail(x) : 1 - Erf(x);

    /// <summary>exp(x) - 1, also near 0 (Kahan's quotient, in which the rounding of exp cancels).</summary>
    public static double ExpMinus1(double x)
    {
        double exp = Math.Exp(x);

        // Where exp is nothing beside 1 the quotient is not needed, and that of the smallest numbers would be wrong.
        return exp == 1 ? x : exp < 1e-17 || double.IsPositiveInfinity(exp) ? exp - 1 : (exp - 1) * x / Math.Log(exp);
    }

    /// <summary>log(1 + x), also near 0 (Kahan's quotient, in which the rounding of 1 + x cancels).</summary>
    public static double Log1Plus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>erf(x) = 2/sqrt(pi) * exp(-x*x) * (x + 2x^3/3 + 4x^5/(3*5) + ...): every term has x's sign, so nothing cancels.</summary>
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int odd = 3; Math.Abs(term) > Math.Abs(sum) * 1e-18; odd += 2)
        {
            term *= 2 * x * x / odd;
            sum += term;
        }

        return TwoOverRootPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc(x) = exp(-x*x)/sqrt(pi) / (x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...)))) for x of 2 and more, where 100 levels are plenty.</summary>
    private static double Tail(double x)
    {
        double fraction = x;
        for (int level = 100; level > 0; level--)
        {
            fraction = x + (level / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
