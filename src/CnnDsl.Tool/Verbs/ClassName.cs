using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Tool.Verbs;

/// <summary>A class to be written.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">Its name.</param>
internal sealed partial record ClassName(string Namespace, string Class)
{
    /// <summary>The name as reflection has it.</summary>
    public string Full => $"{Namespace}.{Class}";

    /// <summary>The stated names, or that of the file for the class.</summary>
    /// <exception cref="ToolException">One is no name in C#.</exception>
    public static ClassName Of(string @namespace, string? @class, string path)
    {
        string name = @class ?? string.Concat(Words().Matches(Path.GetFileNameWithoutExtension(path)).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));
        if (!@namespace.Split('.').All(IsName))
        {
            throw new ToolException($"--namespace {@namespace}: that is no namespace in C#.");
        }

        return IsName(name)
            ? new ClassName(@namespace, name)
            : throw new ToolException(@class is null
                ? $"No class can be called '{name}' after {Path.GetFileName(path)}; give it a name with --class."
                : $"--class {name}: that is no name of a class in C#.");
    }

    private static bool IsName(string text) => SyntaxFacts.IsValidIdentifier(text) && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None;

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Words();
}
