using System.Text.RegularExpressions;
using CnnDsl.CodeFixes.Tests.Harness;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.CodeFixes.Tests.Fixes;

/// <summary>docs/diagnostics.md names, below each wrong example, the fixes that are offered for it.</summary>
public sealed partial class DocumentedFixTests
{
    public static IEnumerable<object[]> Sections => Section().Matches(Repository.Read("docs", "diagnostics.md"))
        .Select(match => new object[] { match.Groups["id"].Value, match.Groups["wrong"].Value, match.Groups["fixes"].Value });

    [Fact]
    public void Every_error_has_a_section() => Assert.Equal(new NetworkCodeFix().FixableDiagnosticIds.Order(), Sections.Select(section => (string)section[0]));

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task The_fixes_that_the_page_names_are_offered_and_no_others(string id, string wrong, string fixes)
    {
        IReadOnlyList<Offer> offers = await Offer.All(wrong);
        Assert.All(offers, offer => Assert.Equal(id, offer.Diagnostic.Id));
        string expected = string.Join(", ", offers.Select(offer => $"`{offer.Title}`"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Write(id, expected);
            return;
        }

        Assert.Equal(expected, fixes);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task Each_of_them_leads_to_a_build_without_errors(string id, string wrong, string fixes)
    {
        IReadOnlyList<Offer> offers = await Offer.All(wrong);
        Assert.Equal(fixes.Length > 0, offers.Any(offer => offer.Diagnostic.Id == id));
        foreach (Offer offer in offers)
        {
            await Demand.Mends(offer);
        }
    }

    private static void Write(string id, string fixes)
    {
        string page = Repository.Read("docs", "diagnostics.md");
        Match section = Section().Matches(page).Single(match => match.Groups["id"].Value == id);
        string text = FixesLine().Replace(section.Value, "");
        string line = fixes.Length == 0 ? "" : $"Fixes: {fixes}.\n\n";
        Repository.Write(page.Replace(section.Value, text[..^"Right:".Length] + line + "Right:", StringComparison.Ordinal), "docs", "diagnostics.md");
    }

    [GeneratedRegex(@"^Fixes: .*\n\n", RegexOptions.Multiline)]
    private static partial Regex FixesLine();

    [GeneratedRegex(
        """^## (?<id>CNN[012]\d+)\n(?:(?!^## ).)*?Wrong:\n\n```csharp\n(?<wrong>.*?)```\n\n```text\n[^\n]*\n```\n\n(?:Fixes: (?<fixes>[^\n]*)\.\n\n)?Right:""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
