using System.Globalization;

namespace CnnDsl.Onnx.Writing;

/// <summary>An argument's value as C#.</summary>
internal static class ArgumentText
{
    public static string Of(object value) => value switch
    {
        OpenSize open => $"Use.{open.Name}",
        EnumMember member => $"{member.Type}.{member.Member}",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => Of(number),
        int[] numbers => $"new[] {{ {string.Join(", ", numbers.Select(number => Of((object)number)))} }}",
        double[] numbers => $"new[] {{ {string.Join(", ", numbers.Select(Of))} }}",
        string text => Quoted(text),
        _ => throw new NotSupportedException($"An argument cannot be a {value.GetType().Name}."),
    };

    /// <summary>Several values as arguments of a <c>params</c> parameter.</summary>
    public static string Spread(object value) => value switch
    {
        int[] numbers => string.Join(", ", numbers.Select(number => Of((object)number))),
        double[] numbers => string.Join(", ", numbers.Select(Of)),
        _ => Of(value),
    };

    /// <summary>Names are letters, digits, _, - and dots, and the braces of a counter, so nothing needs escaping.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    private static string Of(double number) => number switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double.NaN => "double.NaN",
        _ => number.ToString("R", CultureInfo.InvariantCulture) is string text && text.AsSpan().IndexOfAny('.', 'E') < 0 ? $"{text}.0" : number.ToString("R", CultureInfo.InvariantCulture),
    };
}
