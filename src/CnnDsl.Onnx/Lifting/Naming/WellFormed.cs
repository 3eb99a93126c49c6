namespace CnnDsl.Onnx.Lifting.Naming;

/// <summary>Names as the language allows them: letters, digits, _ and -, with dots between.</summary>
internal static class WellFormed
{
    /// <summary>The name with _ for what is not allowed; <paramref name="otherwise"/> when nothing is left.</summary>
    public static string Of(string name, string otherwise)
    {
        string[] parts = [.. name.Split('.', '/').Select(Part).Where(part => part.Length > 0)];
        return parts.Length > 0 ? string.Join('.', parts) : otherwise;
    }

    public static bool Is(string name) => name.Split('.').All(part => part.Length > 0 && part.All(IsAllowed));

    private static string Part(string part) => string.Concat(part.Select(c => IsAllowed(c) ? c : '_')).Trim('_');

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
