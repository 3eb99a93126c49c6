using System.Globalization;

namespace CnnDsl.Tool.Terminal;

/// <summary>Numbers as tables have them, the same in every country.</summary>
internal static class Figures
{
    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A small difference: 1.2e-6.</summary>
    public static string OfDifference(double number) => number == 0 ? "0" : number.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
