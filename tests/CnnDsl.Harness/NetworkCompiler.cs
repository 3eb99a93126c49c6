using System.Reflection;
using CnnDsl.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Harness;

/// <summary>
/// Runs the generator over many networks in one compilation, in memory, and loads what comes out. One that does not compile
/// does not take the others with it: they are compiled again without it.
/// </summary>
public static class NetworkCompiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    /// <summary>Release, because the optimized code is what has to be right.</summary>
    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly MetadataReference[] References =
    [
        .. from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
           let name = Path.GetFileName(path)
           where name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "CnnDsl.Runtime.dll"
           select MetadataReference.CreateFromFile(path),
    ];

    /// <summary>What came of each source, in their order.</summary>
    public static IReadOnlyList<CompiledSource> Compile(IReadOnlyList<NetworkSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        CompiledSource?[] results = new CompiledSource?[sources.Count];
        int[] rest = [.. Enumerable.Range(0, sources.Count)];
        while (rest.Length > 0)
        {
            CompileOnce(sources, rest, results);
            rest = [.. rest.Where(i => results[i] is null)];
        }

        return results!;
    }

    /// <summary>Gives a result to all sources, or to those that stand in the way of the rest.</summary>
    private static void CompileOnce(IReadOnlyList<NetworkSource> sources, int[] chosen, CompiledSource?[] results)
    {
        Compilation generated = Generate(sources, chosen, out Diagnostic[] reported, out Exception? crash);
        if (crash is not null)
        {
            FindCrash(sources, chosen, results, crash);
            return;
        }

        using MemoryStream image = new();
        Dictionary<int, List<Diagnostic>> complaints = [];
        foreach (Diagnostic complaint in reported.Concat(generated.Emit(image).Diagnostics).Where(d => d.Severity >= DiagnosticSeverity.Warning).Distinct())
        {
            int index = IndexOf(complaint, sources, chosen);
            (complaints.TryGetValue(index, out List<Diagnostic>? known) ? known : complaints[index] = []).Add(complaint);
        }

        foreach ((int index, List<Diagnostic> list) in complaints)
        {
            results[index] = new CompiledSource(null, list);
        }

        if (complaints.Count == 0)
        {
            Assembly assembly = Assembly.Load(image.ToArray());
            foreach (int index in chosen)
            {
                results[index] = new CompiledSource(CompiledNetwork.Of(assembly.GetType(sources[index].Type, throwOnError: true)!), []);
            }
        }
    }

    private static Compilation Generate(IReadOnlyList<NetworkSource> sources, int[] chosen, out Diagnostic[] reported, out Exception? crash)
    {
        IEnumerable<SyntaxTree> trees = chosen.Select(i => CSharpSyntaxTree.ParseText(sources[i].Text, Language, path: PathOf(sources[i])));
        CSharpCompilation compilation = CSharpCompilation.Create("CnnDsl.InMemory", trees, References, Options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).WithUpdatedParseOptions(Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        (reported, crash) = ([.. result.Diagnostics.IsDefault ? [] : result.Diagnostics], result.Exception);
        return generated;
    }

    /// <summary>A generator that throws gives nothing for anybody: halves find who made it throw.</summary>
    private static void FindCrash(IReadOnlyList<NetworkSource> sources, int[] chosen, CompiledSource?[] results, Exception crash)
    {
        if (chosen.Length == 1)
        {
            results[chosen[0]] = new CompiledSource(null, [], crash);
            return;
        }

        int half = chosen.Length / 2;
        foreach (int[] part in new[] { chosen[..half], chosen[half..] })
        {
            Generate(sources, part, out _, out Exception? again);
            if (again is not null)
            {
                FindCrash(sources, part, results, again);
            }
        }
    }

    private static string PathOf(NetworkSource source) => source.Type + ".cs";

    /// <summary>Whose file, or whose emitted file, a complaint is about.</summary>
    private static int IndexOf(Diagnostic complaint, IReadOnlyList<NetworkSource> sources, int[] chosen)
    {
        string path = complaint.Location.SourceTree?.FilePath ?? "";
        int index = Array.FindIndex(chosen, i => path == PathOf(sources[i]) || Path.GetFileName(path) == sources[i].Type + ".g.cs");
        return index >= 0 ? chosen[index] : throw new InvalidOperationException($"A complaint is about no network: {complaint}");
    }
}
