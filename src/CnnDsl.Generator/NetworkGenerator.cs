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
    /// <summary>Step: the declared network without places in the source, or null when the declaration itself is at fault.</summary>
    internal const string NetworkStep = "CnnDsl.Network";

    /// <summary>Step: the network with its shapes, or null when they do not fit.</summary>
    internal const string CheckedStep = "CnnDsl.Checked";

    /// <summary>Step: the emitted text.</summary>
    internal const string SourceStep = "CnnDsl.Source";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedNetwork> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            NetworkParser.AttributeName, NetworkParser.IsCandidate, NetworkParser.Parse);

        IncrementalValuesProvider<EmittedSource> sources = parsed
            .Select(static (network, _) => network.Model)
            .Where(static model => model is not null)
            .WithTrackingName(NetworkStep)
            .Select(static (model, _) => NetworkChecker.Check(model!).Network)
            .Where(static network => network is not null)
            .WithTrackingName(CheckedStep)
            .Select(static (network, _) => NetworkWriter.Write(network!, Planner.Plan(network!)))
            .WithTrackingName(SourceStep);
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, source.Text));

        IncrementalValuesProvider<Diagnostic> diagnostics = parsed.SelectMany(static (network, _) => network.Diagnose());
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }
}
