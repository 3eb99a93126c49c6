using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>The generator in an editor: a run on some files, an edit of the last, and a second run of the same driver.</summary>
internal sealed class EditedRun
{
    private EditedRun(CSharpCompilation before, CSharpCompilation after, ManifestFile[] filesBefore, ManifestFile[] filesAfter)
        : this(before, after, driver => driver.AddAdditionalTexts([.. filesBefore]), driver => driver.ReplaceAdditionalTexts([.. filesAfter]))
    {
    }

    private EditedRun(CSharpCompilation before, CSharpCompilation after, Func<GeneratorDriver, GeneratorDriver> given, Func<GeneratorDriver, GeneratorDriver> changed)
    {
        GeneratorDriver driver = given(GeneratorRun.NewDriver()).RunGenerators(before);
        Before = driver.GetRunResult();
        After = changed(driver).RunGenerators(after).GetRunResult();
        Assert.Null(After.Results.Single().Exception);
        Compilation = after;
    }

    /// <summary>The files behind the edit.</summary>
    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Before { get; }

    public GeneratorDriverRunResult After { get; }

    /// <summary>The networks that the second run found, checked or wrote anew.</summary>
    public IEnumerable<string> Reworked => TrackedSteps.Names
        .SelectMany(step => TrackedSteps.Outputs(After, step))
        .Where(output => !TrackedSteps.IsCached(output.Reason) && output.Reason != IncrementalStepRunReason.Removed)
        .Select(output => TrackedSteps.HintName(output.Value))
        .OfType<string>()
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// A file is replaced; the others stay the very same trees. They stand before it, for Roslyn's cache goes by position: a
    /// network that comes or goes makes those behind it look new.
    /// </summary>
    public static EditedRun Of(string before, string after, params string[] others)
    {
        CSharpCompilation compilation = TestCompilation.Of([.. others, before]);
        SyntaxTree old = compilation.SyntaxTrees[others.Length];
        return new EditedRun(compilation, compilation.ReplaceSyntaxTree(old, TestCompilation.Parse(after, old.FilePath)), [], []);
    }

    /// <summary>The sources stay as they are; the assembly of another project changes.</summary>
    public static EditedRun OfReference(string before, string after, params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Of(sources);
        return new EditedRun(compilation.AddReferences(TestCompilation.Library(before)), compilation.AddReferences(TestCompilation.Library(after)), [], []);
    }

    /// <summary>The sources stay as they are; what the build wrote down of files of tensors changes.</summary>
    public static EditedRun OfFiles(ManifestFile[] before, ManifestFile[] after, params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Of(sources);
        return new EditedRun(compilation, compilation, before, after);
    }

    /// <summary>The sources stay as they are; the project's properties change.</summary>
    public static EditedRun OfProperties(string before, string after, params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Of(sources);
        return new EditedRun(
            compilation, compilation,
            driver => driver.WithUpdatedAnalyzerConfigOptions(ProjectProperties.NamedIn(before)),
            driver => driver.WithUpdatedAnalyzerConfigOptions(ProjectProperties.NamedIn(after)));
    }

    /// <summary>Whether no network was as much as read again.</summary>
    public bool ReadsNothing => TrackedSteps.Outputs(After, NetworkGenerator.ParsedStep).All(output => output.Reason == IncrementalStepRunReason.Cached);

    /// <summary>Nothing is found, checked or written anew, and what there was is still there.</summary>
    public void ReEmitsNothing()
    {
        Assert.Empty(Reworked);
        Assert.NotEmpty(Texts(Before));
        Assert.Equal(Texts(Before), Texts(After));
    }

    /// <summary>The named files are written anew and no others.</summary>
    public void ReEmitsOnly(params string[] files)
    {
        Assert.Equal(files, Reworked);
        Assert.Equal(files, Texts(After).Except(Texts(Before)).Select(pair => pair.Key));
    }

    private static ImmutableSortedDictionary<string, string> Texts(GeneratorDriverRunResult result) =>
        result.Results.Single().GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
}
