using System.Reflection;
using CnnDsl.Generator;
using CnnDsl.Networks.Tests.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Networks.Tests.Harness;

/// <summary>Runs the generator over many networks in one compilation, in memory, and loads what comes out.</summary>
internal static class CaseCompiler
{
    private const string Namespace = "Proven";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    /// <summary>Release, because the optimized code is what has to be right.</summary>
    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The networks, in the order of the cases.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler complains, be it a warning.</exception>
    public static IReadOnlyList<CompiledNetwork> Compile(IReadOnlyList<NetworkCase> cases)
    {
        IEnumerable<SyntaxTree> trees = cases.Select((network, i) => CSharpSyntaxTree.ParseText(Source(network, i), Language, path: network.ToString()));
        CSharpCompilation compilation = CSharpCompilation.Create("CnnDsl.Proven", trees, References(), Options);
        CSharpGeneratorDriver.Create(new NetworkGenerator()).WithUpdatedParseOptions(Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        using MemoryStream image = new();
        string[] complaints = [.. generated.Emit(image).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];
        if (complaints.Length > 0)
        {
            throw new InvalidOperationException($"{complaints.Length} complaints:\n{string.Join('\n', complaints.Take(30))}");
        }

        Assembly assembly = Assembly.Load(image.ToArray());
        return [.. cases.Select((_, i) => CompiledNetwork.Of(assembly.GetType($"{Namespace}.{Name(i)}", throwOnError: true)!))];
    }

    private static string Name(int index) => $"Network{index}";

    private static string Source(NetworkCase network, int index) =>
        $"""
        using CnnDsl;
        namespace {Namespace};
        [Network, Input({network.Input})]
        [{network.Layers}]
        public partial class {Name(index)};
        """;

    private static IEnumerable<MetadataReference> References() =>
        from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        let name = Path.GetFileName(path)
        where name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "CnnDsl.Runtime.dll"
        select MetadataReference.CreateFromFile(path);
}
