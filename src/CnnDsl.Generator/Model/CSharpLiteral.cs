using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Generator.Model;

/// <summary>Numbers and texts as C# has them.</summary>
internal static class CSharpLiteral
{
    /// <summary>A text in quotes.</summary>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The shortest literal that reads back as the same number.</summary>
    public static string Of(float value)
    {
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return float.IsNaN(value) ? "float.NaN" : value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        string exact = value.ToString("G9", CultureInfo.InvariantCulture);
        IEnumerable<string> shorter = Enumerable.Range(6, 3).Select(digits => value.ToString($"G{digits}", CultureInfo.InvariantCulture));
        return (shorter.FirstOrDefault(text => float.Parse(text, CultureInfo.InvariantCulture).Equals(value)) ?? exact) + "f";
    }

    /// <summary>The shortest literal that reads back as the same number.</summary>
    public static string Of(double value)
    {
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        text = double.Parse(text, CultureInfo.InvariantCulture).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
        return text switch
        {
            "NaN" => "double.NaN",
            "Infinity" => "double.PositiveInfinity",
            "-Infinity" => "double.NegativeInfinity",
            _ => text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text,
        };
    }
}
