using System.Text.RegularExpressions;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Catalogue;

/// <summary>docs/diagnostics.md, read back.</summary>
internal static partial class DiagnosticsPage
{
    public static string Text { get; } = Repository.Read("docs", "diagnostics.md");

    public static IReadOnlyList<Section> Sections { get; } = [.. SectionPattern().Matches(Text).Select(match => new Section(
        match.Groups["id"].Value, match.Groups["title"].Value, match.Groups["wrong"].Value, match.Groups["message"].Value, match.Groups["right"].Value))];

    /// <summary>What is no mistake: an example, and what is said on its attributes.</summary>
    public static IReadOnlyList<Information> Informations { get; } = [.. InformationPattern().Matches(Text).Select(match => new Information(
        match.Groups["id"].Value, match.Groups["title"].Value, match.Groups["example"].Value, match.Groups["messages"].Value.TrimEnd().Split('\n')))];

    /// <summary>The section of a diagnostic that is no mistake.</summary>
    internal sealed record Information(string Id, string Title, string Example, IReadOnlyList<string> Messages);

    /// <summary>One mistake's section.</summary>
    internal sealed record Section(string Id, string Title, string Wrong, string Message, string Right);

    [GeneratedRegex(
        """^## (?<id>\S+)\n\n\*\*(?<title>[^*]+)\.\*\* (?:(?!^## ).)*?Wrong:\n\n```csharp\n(?<wrong>.*?)```\n\n```text\n(?<message>[^\n]*)\n```\n\n(?:Fixes: [^\n]*\n\n)?Right:\n\n```csharp\n(?<right>.*?)```\n""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(
        """^## (?<id>CNN3\S+)\n\n\*\*(?<title>[^*]+)\.\*\* (?:(?!^## ).)*?Example:\n\n```csharp\n(?<example>.*?)```\n\n```text\n(?<messages>.*?)```\n""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex InformationPattern();
}
