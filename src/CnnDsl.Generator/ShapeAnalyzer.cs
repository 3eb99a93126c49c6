using System.Collections.Immutable;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnDsl.Generator;

/// <summary>
/// Says on each attribute of a network which shape comes in and goes out. An analyzer, not the generator, because an editor asks
/// analyzers for open files only and a build passes over those that have nothing but hidden diagnostics: neither pays for it unasked.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [InformationDiagnostics.LayerShape];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (NetworkAnalysis.Of((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } analysis)
        {
            return;
        }

        foreach (AttributeSummary summary in AttributeSummary.Of(analysis))
        {
            context.ReportDiagnostic(Diagnostic.Create(InformationDiagnostics.LayerShape, summary.Place, summary.ToString()));
        }
    }
}
