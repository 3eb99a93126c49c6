using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>
/// What the generator makes of some files. Every run is done again, on the same compilation and on one with an unrelated
/// file, and must then come from the cache; and what comes out must compile without a warning.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(CSharpCompilation input, params IEnumerable<AdditionalText> files)
    {
        GeneratorDriver driver = NewDriver().AddAdditionalTexts([.. files])
            .WithUpdatedAnalyzerConfigOptions(ProjectProperties.NamedIn(string.Join('\n', input.SyntaxTrees)))
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        Output = output;
        Result = driver.GetRunResult();
        Assert.Null(Result.Results.Single().Exception);
        TrackedSteps.DemandPlainValues(Result);
        TrackedSteps.DemandCached(driver.RunGenerators(input).GetRunResult());
        TrackedSteps.DemandCached(driver.RunGenerators(input.Clone().AddSyntaxTrees(TestCompilation.Parse("class Unrelated;", "Unrelated.cs"))).GetRunResult());
    }

    /// <summary>The user's compilation with the emitted files.</summary>
    public Compilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public IEnumerable<GeneratedSourceResult> Sources => Result.Results.Single().GeneratedSources;

    /// <summary>A run on files that hold no mistakes but those that the generator reports.</summary>
    public static GeneratorRun Of(params string[] sources)
    {
        GeneratorRun run = new(TestCompilation.Of(sources));
        Assert.Empty(TestCompilation.Complaints(run.Output));
        return run;
    }

    /// <summary>The same, with what the build wrote down of files of tensors.</summary>
    public static GeneratorRun With(IEnumerable<ManifestFile> files, params string[] sources)
    {
        GeneratorRun run = new(TestCompilation.Of(sources), files);
        Assert.Empty(TestCompilation.Complaints(run.Output));
        return run;
    }

    /// <summary>A run on files that the compiler itself refuses.</summary>
    public static GeneratorRun OfHalfWritten(params string[] sources)
    {
        GeneratorRun run = new(TestCompilation.Of(sources));
        Assert.Contains(TestCompilation.Complaints(run.Output), d => d.Severity == DiagnosticSeverity.Error);
        return run;
    }

    /// <summary>A driver that has run on nothing yet and keeps account of its steps.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The one emitted file.</summary>
    public string Text => Assert.Single(Sources).SourceText.ToString();
}
