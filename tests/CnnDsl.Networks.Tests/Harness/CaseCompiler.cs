using CnnDsl.Harness;
using CnnDsl.Networks.Tests.Cases;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Networks.Tests.Harness;

/// <summary>Compiles the cases, all of which must be legal.</summary>
internal static class CaseCompiler
{
    private const string Namespace = "Proven";

    /// <summary>The networks, in the order of the cases.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler complains, be it a warning.</exception>
    public static IReadOnlyList<CompiledNetwork> Compile(IReadOnlyList<NetworkCase> cases)
    {
        IReadOnlyList<CompiledSource> compiled = NetworkCompiler.Compile([.. cases.Select(Source)]);
        string[] complaints = [.. cases.Zip(compiled).SelectMany(pair => Complaints(pair.First, pair.Second))];
        return complaints.Length == 0
            ? [.. compiled.Select(result => result.Network!)]
            : throw new InvalidOperationException($"{complaints.Length} complaints:\n{string.Join('\n', complaints.Take(30))}");
    }

    /// <summary>The class of a case.</summary>
    public static NetworkSource Source(NetworkCase network, int index) => new(
        $"{Namespace}.Network{index}",
        $"""
        using CnnDsl;
        namespace {Namespace};
        [Network, Input({network.Input})]
        [{network.Layers}]
        public partial class Network{index};
        """);

    private static IEnumerable<string> Complaints(NetworkCase network, CompiledSource result) =>
        result.Crash is { } crash ? [$"{network}: {crash}"] : result.Complaints.Select(complaint => $"{network}: {complaint}");
}
