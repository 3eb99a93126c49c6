using System.Text.RegularExpressions;

namespace Zoo.Tests.Description;

/// <summary>What is in the text of a diagram.</summary>
internal sealed partial record Diagram(string Text)
{
    /// <summary>Lines of each box of layers, by its identifier.</summary>
    public IReadOnlyDictionary<string, string[]> Boxes { get; } =
        Box().Matches(Text).ToDictionary(box => box.Groups[1].Value, box => box.Groups[2].Value.Split("<br/>"), StringComparer.Ordinal);

    public IReadOnlyList<string> Frames { get; } = [.. Frame().Matches(Text).Select(frame => frame.Groups[1].Value)];

    public IReadOnlyList<(string From, string To)> Arrows { get; } = [.. Arrow().Matches(Text).Select(arrow => (arrow.Groups[1].Value, arrow.Groups[2].Value))];

    [GeneratedRegex("^ +(n\\d+)\\[\"([^\"]*)\"\\]$", RegexOptions.Multiline)]
    private static partial Regex Box();

    [GeneratedRegex("^ +subgraph \\w+ \\[\"([^\"]*)\"\\]$", RegexOptions.Multiline)]
    private static partial Regex Frame();

    [GeneratedRegex("^ +(\\w+) --> (\\w+)", RegexOptions.Multiline)]
    private static partial Regex Arrow();
}
