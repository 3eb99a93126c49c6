using System.Collections.Immutable;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Tests.Catalogue;
using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>Of the errors, what is none of the code can be silenced and made lighter like any warning; what leaves a class without its code cannot.</summary>
public sealed class SuppressionTests
{
    /// <summary>Those without a place in C#: they are about a file of the build, and about the project.</summary>
    private static readonly string[] Elsewhere = [DiagnosticIds.NoNetwork, DiagnosticIds.InvalidProperty];

    public static IEnumerable<object[]> Configurable => Ids(isConfigurable: true);

    public static IEnumerable<object[]> InSource => Configurable.Where(id => !Elsewhere.Contains(id[0]));

    public static IEnumerable<object[]> Fixed => Ids(isConfigurable: false);

    [Fact]
    public void Budgets_files_and_properties_are_configurable_and_nothing_else() => Assert.Equal(
        ["CNN0023", "CNN1101", "CNN1102", "CNN2001", "CNN2002", "CNN2003", "CNN2004", "CNN2005", "CNN2006"], Configurable.Select(id => (string)id[0]));

    [Theory]
    [MemberData(nameof(InSource))]
    public void A_pragma_silences_it(string id)
    {
        Assert.Empty(Heard(id, prefix: $"#pragma warning disable {id}\n"));
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(Heard(id, prefix: "#pragma warning disable CNN9999\n")).Severity);
    }

    [Theory]
    [MemberData(nameof(InSource))]
    public void An_editorconfig_makes_it_a_warning_or_nothing(string id)
    {
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(Heard(id, o => o.WithSyntaxTreeOptionsProvider(new EditorConfig(id, ReportDiagnostic.Warn)))).Severity);
        Assert.Empty(Heard(id, o => o.WithSyntaxTreeOptionsProvider(new EditorConfig(id, ReportDiagnostic.Suppress))));
    }

    [Theory]
    [MemberData(nameof(Configurable))]
    public void NoWarn_silences_it(string id) => Assert.Empty(Heard(id, o => o.WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Suppress)])));

    [Theory]
    [MemberData(nameof(Configurable))]
    public void A_global_config_makes_it_a_warning(string id) =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(Heard(id, o => o.WithSyntaxTreeOptionsProvider(new EditorConfig(id, ReportDiagnostic.Warn, isGlobal: true)))).Severity);

    [Theory]
    [MemberData(nameof(Configurable))]
    public void Who_silences_it_gets_the_rest_of_the_build(string id)
    {
        DiagnosticsPage.Section section = DiagnosticsPage.Sections.Single(s => s.Id == id);
        bool hasNetwork = section.Wrong.Contains("[Network", StringComparison.Ordinal);
        Assert.Equal(hasNetwork, Run(section, o => o.WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Suppress)])).GeneratedTrees.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Fixed))]
    public void An_error_that_leaves_a_class_without_code_stays_an_error(string id)
    {
        EditorConfig config = new(id, ReportDiagnostic.Suppress);
        Diagnostic heard = Assert.Single(Heard(
            id, o => o.WithSyntaxTreeOptionsProvider(config).WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Suppress)]), $"#pragma warning disable {id}\n"));
        Assert.Equal(DiagnosticSeverity.Error, heard.Severity);
    }

    private static IEnumerable<object[]> Ids(bool isConfigurable) => DiagnosticCatalog.All
        .Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Error)
        .Where(descriptor => descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable) != isConfigurable)
        .Select(descriptor => descriptor.Id)
        .Order(StringComparer.Ordinal)
        .Select(id => new object[] { id });

    /// <summary>What is left of the message of an id's wrong example in the docs, in a project with these options.</summary>
    private static ImmutableArray<Diagnostic> Heard(string id, Func<CSharpCompilationOptions, CSharpCompilationOptions>? options = null, string prefix = "")
    {
        DiagnosticsPage.Section section = DiagnosticsPage.Sections.Single(s => s.Id == id);
        return [.. Run(section with { Wrong = prefix + section.Wrong }, options ?? (o => o)).Diagnostics.Where(diagnostic => diagnostic.Id == id && !diagnostic.IsSuppressed)];
    }

    private static GeneratorDriverRunResult Run(DiagnosticsPage.Section section, Func<CSharpCompilationOptions, CSharpCompilationOptions> options)
    {
        CSharpCompilation compilation = TestCompilation.Of(section.Wrong);
        return GeneratorRun.NewDriver()
            .AddAdditionalTexts([.. ManifestFile.NamedIn(section.Wrong)])
            .WithUpdatedAnalyzerConfigOptions(ProjectProperties.NamedIn(section.Wrong))
            .RunGenerators(compilation.WithOptions(options(compilation.Options)))
            .GetRunResult();
    }

    /// <summary>One severity, of files or of the whole project.</summary>
    private sealed class EditorConfig(string id, ReportDiagnostic severity, bool isGlobal = false) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found) =>
            Is(diagnosticId, !isGlobal, out found);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic found) =>
            Is(diagnosticId, isGlobal, out found);

        private bool Is(string diagnosticId, bool isHere, out ReportDiagnostic found)
        {
            found = isHere && diagnosticId == id ? severity : ReportDiagnostic.Default;
            return found != ReportDiagnostic.Default;
        }
    }
}
