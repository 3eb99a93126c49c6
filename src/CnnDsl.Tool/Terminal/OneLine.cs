namespace CnnDsl.Tool.Terminal;

/// <summary>Text of a file's making that must neither break a line nor steer a terminal.</summary>
internal static class OneLine
{
    public static string Of(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;
}
