using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>Where in the source the layers and their arguments stand. Lives in the diagnostics' pipeline alone.</summary>
internal sealed class SourceMap(Location host, Location network)
{
    private readonly List<(Location Place, IReadOnlyDictionary<string, Location> Arguments)> _layers = [];
    private readonly List<Diagnostic> _errors = [];

    /// <summary>The class's name.</summary>
    public Location Host => host;

    /// <summary>The [Network] attribute.</summary>
    public Location Network => network;

    public IReadOnlyList<Diagnostic> Errors => _errors;

    public bool HasErrors => _errors.Count > 0;

    public void Add(Location layer, IReadOnlyDictionary<string, Location> arguments) => _layers.Add((layer, arguments));

    /// <summary>The first of the arguments that is stated, else the attribute.</summary>
    public Location Find(int layer, IEnumerable<string> arguments)
    {
        (Location place, IReadOnlyDictionary<string, Location> stated) = _layers[layer];
        string? name = arguments.FirstOrDefault(stated.ContainsKey);
        return name is null ? place : stated[name];
    }

    public void Report(string id, Location place, params object[] values) =>
        _errors.Add(Diagnostic.Create(DiagnosticCatalog.Get(id), place, [.. values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))]));
}
