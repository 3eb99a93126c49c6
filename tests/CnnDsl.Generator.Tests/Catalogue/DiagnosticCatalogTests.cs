using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Catalogue;

/// <summary>A diagnostic stands in five places: ids, catalogue, release notes, docs, and its help link. None without the others.</summary>
public sealed partial class DiagnosticCatalogTests
{
    private static readonly string[] AllIds =
    [
        .. typeof(DiagnosticIds).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<object[]> Ids => AllIds.Select(id => new object[] { id });

    public static IEnumerable<object[]> Mistakes => DiagnosticsPage.Sections.Select(section => new object[] { section.Id });

    [Fact]
    public void Ids_are_unique_and_all_in_the_catalogue()
    {
        Assert.Equal(AllIds.Distinct(), AllIds);
        Assert.Equal(AllIds, DiagnosticCatalog.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_release_notes_have_every_id_with_its_category_severity_and_title()
    {
        string notes = Repository.Read("src", "CnnDsl.Generator", "AnalyzerReleases.Shipped.md") + Repository.Read("src", "CnnDsl.Generator", "AnalyzerReleases.Unshipped.md");
        IEnumerable<string> rows = ReleaseRow().Matches(notes).Select(row => row.Value).Order(StringComparer.Ordinal);
        Assert.Equal(AllIds.Select(DiagnosticCatalog.Get).Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title}"), rows);
    }

    [Fact]
    public void The_page_has_a_section_and_a_row_for_every_id_in_order()
    {
        Assert.Equal(AllIds, DiagnosticsPage.Sections.Select(section => section.Id).Concat(DiagnosticsPage.Informations.Select(section => section.Id)));
        Assert.Equal(
            AllIds.Select(id => $"| [{id}](#{Anchor(id)}) | {DiagnosticCatalog.Get(id).Title} |"),
            TableRow().Matches(DiagnosticsPage.Text).Select(row => row.Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_help_link_leads_to_the_section(string id)
    {
        DiagnosticDescriptor descriptor = DiagnosticCatalog.Get(id);
        string title = DiagnosticsPage.Sections.SingleOrDefault(s => s.Id == id)?.Title ?? DiagnosticsPage.Informations.Single(s => s.Id == id).Title;
        Assert.EndsWith("/docs/diagnostics.md#" + Anchor(id), descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(descriptor.Title.ToString(CultureInfo.InvariantCulture), title);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_wrong_example_gives_the_printed_message_and_nothing_else(string id)
    {
        DiagnosticsPage.Section section = DiagnosticsPage.Sections.Single(s => s.Id == id);
        Diagnostic diagnostic = Assert.Single(GeneratorRun.With(ManifestFile.NamedIn(section.Wrong), section.Wrong).Diagnostics);
        Assert.Equal(section.Message, $"error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        Assert.Equal(id, diagnostic.Id);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_right_example_gives_a_network(string id)
    {
        DiagnosticsPage.Section section = DiagnosticsPage.Sections.Single(s => s.Id == id);
        GeneratorRun run = GeneratorRun.With(ManifestFile.NamedIn(section.Right), section.Right);
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Sources);
    }

    [Fact]
    public void Titles_and_messages_are_resources_that_can_be_translated()
    {
        Assert.All(DiagnosticCatalog.All, descriptor => Assert.Equal(
            (typeof(LocalizableResourceString), typeof(LocalizableResourceString)), (descriptor.Title.GetType(), descriptor.MessageFormat.GetType())));
        ResourceManager texts = new(typeof(DiagnosticTexts).FullName!, typeof(DiagnosticTexts).Assembly);
        Assert.Equal(
            AllIds.SelectMany(id => (string[])[$"{id}.Message", $"{id}.Title"]),
            texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(text => (string)text.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>What GitHub makes of a heading that is the id alone.</summary>
    private static string Anchor(string id) => id.ToLowerInvariant();

    [GeneratedRegex(@"^CNN\d{4} \| .*$", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();

    [GeneratedRegex(@"^\| \[CNN\d{4}\].*$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
