using System.Collections.Immutable;
using System.Reflection;
using CnnDsl.Onnx.Compiling;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Harness;

/// <summary>
/// Runs the generator over many networks in one compilation, in memory, and loads what comes out. One that does not compile
/// does not take the others with it: they are compiled again without it.
/// </summary>
public static class NetworkCompiler
{
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

    /// <summary>Writes an assembly of all sources, none of which may have a complaint: for a process that had better not compile itself.</summary>
    public static void Save(IReadOnlyList<NetworkSource> sources, string path)
    {
        Compilation generated = Generate(sources, [.. Enumerable.Range(0, sources.Count)], out ImmutableArray<Diagnostic> reported, out Exception? crash);
        using FileStream file = File.Create(path);
        Diagnostic[] complaints = [.. reported.Concat(generated.Emit(file).Diagnostics).Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        if (crash is not null || complaints.Length > 0)
        {
            throw new InvalidOperationException(string.Join('\n', complaints.Select(complaint => complaint.ToString())), crash);
        }
    }

    /// <summary>Gives a result to all sources, or to those that stand in the way of the rest.</summary>
    private static void CompileOnce(IReadOnlyList<NetworkSource> sources, int[] chosen, CompiledSource?[] results)
    {
        Compilation generated = Generate(sources, chosen, out ImmutableArray<Diagnostic> reported, out Exception? crash);
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

    private static Compilation Generate(IReadOnlyList<NetworkSource> sources, int[] chosen, out ImmutableArray<Diagnostic> reported, out Exception? crash) => InMemory.Generate(
        InMemory.Library("CnnDsl.InMemory", chosen.Select(i => InMemory.Parse(sources[i].Text, PathOf(sources[i])))), out reported, out crash);

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
