using CnnDsl.Conformance.Tests.Data;
using CnnDsl.Harness;

namespace CnnDsl.Conformance.Tests.Running;

/// <summary>Runs every test once: import, declaration, generator, compiler, kernels.</summary>
internal static class ConformanceRun
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Results = new(Run);

    /// <summary>By test: "pass", or why not.</summary>
    public static IReadOnlyDictionary<string, string> All => Results.Value;

    private static Dictionary<string, string> Run()
    {
        IReadOnlyList<BackendTest> tests = OnnxTestData.All;
        (Candidate? Candidate, string Reason)[] imported = [.. tests.AsParallel().AsOrdered().Select(Candidate.Of)];
        Candidate[] candidates = [.. imported.Select(result => result.Candidate).OfType<Candidate>()];
        Dictionary<string, CompiledSource> compiled = candidates.Zip(NetworkCompiler.Compile([.. candidates.Select(candidate => candidate.Source)]))
            .ToDictionary(pair => pair.First.Test.Id, pair => pair.Second);
        return tests.Zip(imported).AsParallel().AsOrdered().Select(pair => (
            pair.First.Id, Result: pair.Second.Candidate is { } candidate ? ResultOf(candidate, compiled[pair.First.Id]) : pair.Second.Reason))
            .ToDictionary(result => result.Id, result => Table.ConformanceTable.Cell(result.Result));
    }

    private static string ResultOf(Candidate candidate, CompiledSource compiled) => compiled switch
    {
        { Network: { } network } => Execution.Check(candidate, network) ?? Table.ConformanceTable.Pass,
        { Crash: { } crash } => $"crash: the generator threw {crash.GetType().Name}: {crash.Message}",
        _ => $"does not compile: {compiled.Complaints[0].Id}: {compiled.Complaints[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture)}",
    };
}
