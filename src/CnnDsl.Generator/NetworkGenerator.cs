using System.Collections.Immutable;
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
    /// <summary>Step: the declared network and where it stands, which is read anew only when a declaration may have changed.</summary>
    internal const string ParsedStep = "CnnDsl.Parsed";

    /// <summary>Step: the declared network without places in the source, or null when there is nothing to check.</summary>
    internal const string NetworkStep = "CnnDsl.Network";

    /// <summary>Step: the network with its shapes, or what is wrong with them.</summary>
    internal const string CheckedStep = "CnnDsl.Checked";

    /// <summary>Step: how the project wants its code.</summary>
    internal const string OptionsStep = "CnnDsl.Options";

    /// <summary>Step: the emitted text.</summary>
    internal const string SourceStep = "CnnDsl.Source";

    /// <summary>Step: what is in a file of tensors.</summary>
    internal const string FileStep = "CnnDsl.File";

    /// <summary>Step: what is wrong with a network's files.</summary>
    internal const string FitStep = "CnnDsl.Fit";

    /// <summary>Step: the text of members that read embedded files.</summary>
    internal const string EmbeddedStep = "CnnDsl.Embedded";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Compilation> declarations = context.CompilationProvider.WithComparer(SameDeclarations.Comparer);
        IncrementalValuesProvider<ParsedNetwork> parsed = declarations.SelectMany(NetworkParser.ParseAll).WithTrackingName(ParsedStep);

        // One check for each parsed network, so that further down its problems find their places again.
        IncrementalValuesProvider<NetworkCheck> checks = parsed
            .Select(static (network, _) => network.Model)
            .WithTrackingName(NetworkStep)
            .Select(static (model, _) => model is null ? default : NetworkChecker.Check(model))
            .WithTrackingName(CheckedStep);

        IncrementalValueProvider<ProjectSettings> settings = context.AnalyzerConfigOptionsProvider.Select(SettingsReader.Read);
        IncrementalValueProvider<EmitOptions> options = settings.Select(static (known, _) => known.Emit).WithTrackingName(OptionsStep);
        context.RegisterSourceOutput(
            settings.SelectMany(static (known, _) => known.Mistakes), static (output, mistake) => output.ReportDiagnostic(SettingsReader.Report(mistake)));

        IncrementalValuesProvider<EmittedSource> sources = checks
            .Select(static (check, _) => check.Network)
            .Where(static network => network is not null)
            .Combine(options)
            .Select(static (pair, _) => NetworkWriter.Write(pair.Left!, Planner.Plan(pair.Left!), pair.Right))
            .WithTrackingName(SourceStep);
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, source.Text));

        IncrementalValuesProvider<Diagnostic> diagnostics = Placed(parsed, checks.Select(static (check, _) => check.Problems), static (network, problems) => network.Diagnose(problems));
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
        IncrementalValuesProvider<Diagnostic> budgets = declarations.SelectMany(BudgetReader.FindStrays);
        context.RegisterSourceOutput(budgets, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
        RegisterFiles(context, parsed, checks, options);
    }

    /// <summary>What the build wrote down of files of tensors. They never touch a network's own code.</summary>
    private static void RegisterFiles(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ParsedNetwork> parsed,
        IncrementalValuesProvider<NetworkCheck> checks,
        IncrementalValueProvider<EmitOptions> options)
    {
        IncrementalValueProvider<ImmutableArray<TensorManifest>> files = context.AdditionalTextsProvider
            .Where(ManifestReader.IsManifest)
            .Select(ManifestReader.Read)
            .WithTrackingName(FileStep)
            .Collect();

        IncrementalValuesProvider<EquatableArray<Problem>> problems = checks.Combine(files)
            .Select(static (pair, _) => ManifestMatch.Problems(pair.Left.Known, pair.Right))
            .WithTrackingName(FitStep);
        context.RegisterSourceOutput(
            Placed(parsed, problems, static (network, found) => network.Place(found)), static (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        IncrementalValuesProvider<Diagnostic> strays = parsed.Select(static (network, _) => network.Model?.Host is { FullName.Length: > 0 } host ? host : null).Collect().Combine(files)
            .SelectMany(static (all, _) => ManifestMatch.Strays(all.Left, all.Right).Select(stray => ManifestReader.Report(stray.File, stray.Verdict)));
        context.RegisterSourceOutput(strays, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));

        IncrementalValuesProvider<EmittedSource> members = checks.Combine(files)
            .SelectMany(static (pair, _) => ManifestMatch.Embedded(pair.Left.Network?.Host, pair.Right))
            .Combine(options)
            .Select(static (pair, _) => EmbeddedWriter.Write(pair.Left, pair.Right))
            .WithTrackingName(EmbeddedStep);
        context.RegisterSourceOutput(members, static (output, source) => output.AddSource(source.HintName, source.Text));
    }

    /// <summary>Each network's problems at their places.</summary>
    private static IncrementalValuesProvider<Diagnostic> Placed(
        IncrementalValuesProvider<ParsedNetwork> parsed,
        IncrementalValuesProvider<EquatableArray<Problem>> problems,
        Func<ParsedNetwork, EquatableArray<Problem>, IEnumerable<Diagnostic>> place) => parsed.Collect().Combine(problems.Collect())
            .SelectMany((all, _) => all.Left.Zip(all.Right, place).SelectMany(each => each));
}
