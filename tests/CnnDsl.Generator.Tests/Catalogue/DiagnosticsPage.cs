using System.Text.RegularExpressions;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Catalogue;

/// <summary>docs/diagnostics.md, read back.</summary>
internal static partial class DiagnosticsPage
{
    public static string Text { get; } = Repository.Read("docs", "diagnostics.md");

    public static IReadOnlyList<Section> Sections { get; } = [.. SectionPattern().Matches(Text).Select(match => new Section(
        match.Groups["id"].Value, match.Groups["title"].Value, match.Groups["wrong"].Value, match.Groups["message"].Value, match.Groups["right"].Value))];

    /// <summary>One diagnostic's section.</summary>
    internal sealed record Section(string Id, string Title, string Wrong, string Message, string Right)
    {
        /// <summary>What GitHub makes of the heading, which is the id alone.</summary>
        public string Anchor => Id.ToLowerInvariant();
    }

    [GeneratedRegex(
        """^## (?<id>\S+)\n\n\*\*(?<title>[^*]+)\.\*\* (?:(?!^## ).)*?Wrong:\n\n```csharp\n(?<wrong>.*?)```\n\n```text\n(?<message>[^\n]*)\n```\n\nRight:\n\n```csharp\n(?<right>.*?)```\n""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex SectionPattern();
}
