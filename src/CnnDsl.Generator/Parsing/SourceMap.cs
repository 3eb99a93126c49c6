using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Parsing;

/// <summary>Where in the source the layers and their arguments stand. Lives in the diagnostics' pipeline alone.</summary>
internal sealed class SourceMap(Location host, Location network)
{
    private readonly List<(Location Place, IReadOnlyDictionary<string, Location> Arguments, UseTrace? Use)> _layers = [];
    private readonly List<Diagnostic> _errors = [];
    private (Location Place, IReadOnlyDictionary<string, Location> Arguments, UseTrace? Use) _budget = (network, new Dictionary<string, Location>(), null);

    /// <summary>The class's name.</summary>
    public Location Host => host;

    /// <summary>The [Network] attribute.</summary>
    public Location Network => network;

    public IReadOnlyList<Diagnostic> Errors => _errors;

    public bool HasErrors => _errors.Count > 0;

    public void Add(Location layer, IReadOnlyDictionary<string, Location> arguments, UseTrace? use) => _layers.Add((layer, arguments, use));

    public void SetBudget(Location budget, IReadOnlyDictionary<string, Location> arguments) => _budget = (budget, arguments, null);

    /// <summary>The uses of blocks that led to the layer, or null for a layer of the network itself.</summary>
    public UseTrace? UseOf(int layer) => At(layer).Use;

    /// <summary>The first of the arguments that is stated, else the attribute.</summary>
    public Location Find(int layer, IEnumerable<string> arguments)
    {
        (Location place, IReadOnlyDictionary<string, Location> stated, _) = At(layer);
        string? name = arguments.FirstOrDefault(stated.ContainsKey);
        return name is null ? place : stated[name];
    }

    private (Location Place, IReadOnlyDictionary<string, Location> Arguments, UseTrace? Use) At(int layer) => layer switch
    {
        Problem.OnBudget => _budget,
        Problem.OnNetwork => (Network, new Dictionary<string, Location>(), null),
        _ => _layers[layer],
    };

    public void Report(string id, Location place, params object[] values) => Report(id, place, null, values);

    /// <summary>Reports a mistake in a block, whose message begins with the use that led there.</summary>
    public void Report(string id, Location place, UseTrace? use, object[] values) => Report(id, place, use, values, []);

    /// <summary>Reports a mistake with what may mend it.</summary>
    public void Report(string id, Location place, UseTrace? use, object[] values, IReadOnlyList<Remedy> remedies) => _errors.Add(Make(id, place, use, values, remedies));

    public static Diagnostic Make(string id, Location place, UseTrace? use, object[] values, IReadOnlyCollection<Remedy> remedies)
    {
        string[] texts = [.. values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))];
        object[] arguments = use is null ? [.. texts] : [$"{use}: {texts[0]}", .. texts.Skip(1)];
        return Diagnostic.Create(DiagnosticCatalog.Get(id), place, use?.Places, RemedyProperty.Of(remedies), arguments);
    }
}

/// <summary>A use of a block, perhaps itself in a block.</summary>
internal sealed record UseTrace(string Block, string Name, Location Place, UseTrace? Outer)
{
    /// <summary>The use in the network itself.</summary>
    public UseTrace Outermost => Outer?.Outermost ?? this;

    /// <summary>The uses, innermost first.</summary>
    public IEnumerable<Location> Places => Outer is null ? [Place] : Outer.Places.Prepend(Place);

    /// <summary>As in <c>In BasicBlock, used at Net.cs(12,2)</c>.</summary>
    public override string ToString()
    {
        FileLinePositionSpan span = Place.GetLineSpan();
        string file = span.Path.Substring(span.Path.LastIndexOfAny(['/', '\\']) + 1);
        return $"In {Block}, used at {file}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }
}
