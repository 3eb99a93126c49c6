using System.Collections.Immutable;
using CnnDsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Tests.Harness;

/// <summary>A user's project in an editor's workspace: one or several files, and <c>using CnnDsl;</c> in each.</summary>
internal static class EditorProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "CnnDsl.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The project's documents, File1.cs first.</summary>
    public static ImmutableArray<DocumentId> Create(IReadOnlyList<string> sources, out Solution solution)
    {
        ProjectId project = ProjectId.CreateNewId();
        solution = new AdhocWorkspace().CurrentSolution.AddProject(
            ProjectInfo.Create(project, VersionStamp.Default, "UserProject", "UserProject", LanguageNames.CSharp, compilationOptions: Options, parseOptions: ParseOptions, metadataReferences: References));
        List<DocumentId> documents = [];
        foreach (string source in sources.Append("global using CnnDsl;"))
        {
            string file = $"File{documents.Count + 1}.cs";
            documents.Add(DocumentId.CreateNewId(project));
            solution = solution.AddDocument(documents[^1], file, SourceText.From(source), filePath: file);
        }

        return [.. documents.Take(sources.Count)];
    }

    /// <summary>The compilation with what the generator adds, and what the generator reports.</summary>
    public static async Task<(Compilation Generated, ImmutableArray<Diagnostic> Reported)> Generate(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);
        return (generated, driver.GetRunResult().Diagnostics);
    }
}
