using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>What came of one declaration: a model that knows no place, and a map that knows them all.</summary>
/// <param name="Model">The network to emit, or null when its declaration is at fault.</param>
/// <param name="Checkable">The network whose shapes can be checked, also when it is not emitted.</param>
/// <param name="Map">Places of layers and arguments, and the problems of the declaration.</param>
internal sealed record ParsedNetwork(Network? Model, Network? Checkable, SourceMap Map)
{
    /// <summary>All mistakes of the network: those of the declaration, then those of its shapes.</summary>
    public IEnumerable<Diagnostic> Diagnose() =>
        Checkable is null
            ? Map.Errors
            : Map.Errors.Concat(NetworkChecker.Check(Checkable).Problems.Select(problem => Diagnostic.Create(
                DiagnosticCatalog.Get(problem.Id), Map.Find(problem.Layer, problem.Arguments), [.. problem.Values])));
}
