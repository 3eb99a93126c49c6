using CnnDsl.Generator.Emit;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Parsing;
using CnnDsl.Generator.Planning;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator;

/// <summary>
/// Writes the forward pass of every class with [Network]: find, parse, check, plan, write. The wiring alone.
/// Source and diagnostics are two pipelines, so that an edit which moves or changes a message re-emits nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>Step: the declared network without places in the source, or null when there is nothing to check.</summary>
    internal const string NetworkStep = "CnnDsl.Network";

    /// <summary>Step: the network with its shapes, or what is wrong with them.</summary>
    internal const string CheckedStep = "CnnDsl.Checked";

    /// <summary>Step: the emitted text.</summary>
    internal const string SourceStep = "CnnDsl.Source";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            NetworkParser.AttributeName, NetworkParser.IsCandidate, NetworkParser.Parse);

        // One check for each parsed network, so that further down its problems find their places again.
        IncrementalValuesProvider<NetworkCheck> checks = parsed
            .Select(static (network, _) => network.Model)
            .WithTrackingName(NetworkStep)
            .Select(static (model, _) => model is null ? default : NetworkChecker.Check(model))
            .WithTrackingName(CheckedStep);

        IncrementalValuesProvider<EmittedSource> sources = checks
            .Select(static (check, _) => check.Network)
            .Where(static network => network is not null)
            .Select(static (network, _) => NetworkWriter.Write(network!, Planner.Plan(network!)))
            .WithTrackingName(SourceStep);
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, source.Text));

        IncrementalValuesProvider<Diagnostic> diagnostics = parsed.Collect().Combine(checks.Collect())
            .SelectMany(static (all, _) => all.Left.Zip(all.Right, static (network, check) => network.Diagnose(check.Problems)).SelectMany(each => each));
        IncrementalValuesProvider<Diagnostic> strays = context.SyntaxProvider.ForAttributeWithMetadataName(
            BudgetReader.AttributeName, NetworkParser.IsCandidate, static (budget, _) => BudgetReader.CheckHost(budget)).Where(static stray => stray is not null)!;
        context.RegisterSourceOutput(strays, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }
}
