using System.Collections.Immutable;
using System.Numerics.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>A user's project as the compiler sees it: nullable on, no unsafe code, and <c>using CnnDsl;</c> in every file.</summary>
internal static class TestCompilation
{
    /// <summary>Diagnose, so that a mistake in an emitted XML comment is a warning, as in a project with a documentation file.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Framework().Append(typeof(NetworkAttribute).Assembly.Location).Append(typeof(Tensor).Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly SyntaxTree Usings = Parse("global using CnnDsl;", "Usings.cs");

    /// <summary>A compilation of files File1.cs, File2.cs and so on.</summary>
    public static CSharpCompilation Of(params IEnumerable<string> sources) =>
        CSharpCompilation.Create("UserProject", [.. sources.Select((text, i) => Parse(text, $"File{i + 1}.cs")), Usings], References, Options);

    /// <summary>Another project's assembly.</summary>
    public static MetadataReference Library(string source) => CSharpCompilation.Create("Library", [Parse(source, "Library.cs")], References, Options).ToMetadataReference();

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    /// <summary>What the compiler itself has to say of warning or higher. A user's file may lack XML comments, an emitted one may not.</summary>
    public static ImmutableArray<Diagnostic> Complaints(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !(d.Id == "CS1591" && IsUsers(d)))];

    private static bool IsUsers(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == false;

    /// <summary>The framework that runs the tests, without the test host's own assemblies.</summary>
    private static IEnumerable<string> Framework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder);
    }
}
