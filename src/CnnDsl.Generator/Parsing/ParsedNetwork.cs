using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>What came of one declaration: a model that knows no place, and a map that knows them all.</summary>
/// <param name="Model">The network, or null when there is nothing to check.</param>
/// <param name="Map">Places of layers and arguments, and the problems of the declaration.</param>
internal sealed record ParsedNetwork(Network? Model, SourceMap Map)
{
    /// <summary>All mistakes of the network: those of the declaration, then those of its shapes.</summary>
    public IEnumerable<Diagnostic> Diagnose(IEnumerable<Problem> problems) => Map.Errors.Concat(Place(problems));

    /// <summary>Problems at their places in the source.</summary>
    public IEnumerable<Diagnostic> Place(IEnumerable<Problem> problems) => problems.Select(problem => SourceMap.Make(
        problem.Id, Map.Find(problem.Layer, problem.Arguments), Map.UseOf(problem.Layer), [.. problem.Values], problem.Remedies));
}
