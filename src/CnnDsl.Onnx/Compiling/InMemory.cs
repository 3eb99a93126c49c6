using System.Collections.Immutable;
using CnnDsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Onnx.Compiling;

/// <summary>What every compilation in memory begins with: the language, the references of this process, the generator.</summary>
internal static class InMemory
{
    public static CSharpParseOptions Language { get; } = new(LanguageVersion.Latest);

    // Release, because only optimized code shows how fast, and how right, the emitted kernels are.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    // One reference a file for the whole process: Roslyn keeps a file's metadata with its reference.
    private static readonly Lazy<(string File, MetadataReference Reference)[]> Assemblies = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => (Path.GetFileName(path), (MetadataReference)MetadataReference.CreateFromFile(path))),
    ]);

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Language, path);

    /// <summary>A library that sees the framework, the runtime of CnnDsl, and assemblies of this process by their files' names.</summary>
    public static CSharpCompilation Library(string name, IEnumerable<SyntaxTree> trees, params string[] assemblies) => CSharpCompilation.Create(
        name, trees, Assemblies.Value.Where(assembly => IsReferenced(assembly.File, assemblies)).Select(assembly => assembly.Reference), Options);

    /// <summary>The library with the files that the generator adds, what it reported, and its exception if it threw.</summary>
    public static Compilation Generate(CSharpCompilation library, out ImmutableArray<Diagnostic> reported, out Exception? crash)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).WithUpdatedParseOptions(Language)
            .RunGeneratorsAndUpdateCompilation(library, out Compilation generated, out _);
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        (reported, crash) = (result.Diagnostics.IsDefault ? [] : result.Diagnostics, result.Exception);
        return generated;
    }

    private static bool IsReferenced(string file, string[] others) =>
        file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "CnnDsl.Runtime.dll" || others.Contains(file);
}
