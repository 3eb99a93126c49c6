using System.Globalization;
using System.Runtime.Loader;
using CnnDsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Onnx.Compiling;

/// <summary>Compiles declarations in memory, with the generator, and loads what comes out.</summary>
public static class NetworkCompiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The framework and the runtime of CnnDsl, as this process has them.</summary>
    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is string file && (file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "CnnDsl.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>Compiles a file and returns one of its classes.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="class">The class's name, with its namespace.</param>
    /// <exception cref="InvalidOperationException">The generator or the compiler complains; every complaint is listed.</exception>
    public static CompiledNetwork Compile(string source, string @class) => CompileAll(source, [@class])[0];

    /// <summary>Compiles a file and returns several of its classes, in the order of their names.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler complains; every complaint is listed.</exception>
    public static IReadOnlyList<CompiledNetwork> CompileAll(string source, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        CSharpCompilation compilation = CSharpCompilation.Create(
            string.Create(CultureInfo.InvariantCulture, $"CnnDsl.Compiled.{Guid.NewGuid():N}"), [CSharpSyntaxTree.ParseText(source, Language, path: $"{classes[0]}.cs")], References.Value, Options);
        CSharpGeneratorDriver.Create(new NetworkGenerator()).WithUpdatedParseOptions(Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out System.Collections.Immutable.ImmutableArray<Diagnostic> said);
        using MemoryStream image = new();
        Diagnostic[] complaints = [.. said.Concat(generated.Emit(image).Diagnostics).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (complaints.Length > 0)
        {
            throw new InvalidOperationException($"{classes[0]} does not compile:\n{string.Join('\n', complaints.Select(complaint => complaint.ToString()))}");
        }

        image.Position = 0;
        AssemblyLoadContext context = new(classes[0], isCollectible: true);
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        return [.. classes.Select(name => CompiledNetwork.Of(assembly.GetType(name, throwOnError: true)!))];
    }
}
