using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnDsl.CodeFixes.Trials;

/// <summary>What is found in some networks of a project, in such a form that before and after an edit can be compared.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(string Id, string File, int Position), int> _errors = [];

    private Findings(IReadOnlyList<NetworkAnalysis> networks) => Networks = networks;

    public IReadOnlyList<NetworkAnalysis> Networks { get; }

    private int Unknown => Networks.Sum(network => network.Layers.Count(layer => layer.Facts is null));

    /// <summary>Attributes that the compiler does not understand; it says so itself.</summary>
    private int Misread => Networks.Sum(network => network.Layers.Count(layer => layer.Layer.Kind.Length == 0));

    private int Known => Networks.Sum(network => network.Layers.Count(layer => layer.Facts is not null));

    /// <summary>What is found.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="map">Where in a file a position will be after the edit that is to be tried.</param>
    public static Findings Of(IReadOnlyList<NetworkAnalysis> networks, Func<Location, int> map)
    {
        Findings findings = new(networks);
        foreach (Diagnostic diagnostic in networks.SelectMany(network => network.Diagnostics))
        {
            (string, string, int) key = KeyOf(diagnostic, map);
            findings._errors[key] = findings._errors.TryGetValue(key, out int count) ? count + 1 : 1;
        }

        return findings;
    }

    /// <summary>Whether a diagnostic is no longer found, or as one of several at its place less often, and nothing is found that was not.</summary>
    public bool Mends(Diagnostic diagnostic, Findings before, Func<Location, int> map) =>
        CountOf(KeyOf(diagnostic, map)) < before.CountOf(KeyOf(diagnostic, map))
        && _errors.All(error => error.Value <= before.CountOf(error.Key))
        && Unknown <= before.Unknown
        && Misread <= before.Misread
        && (Known > 0 || before.Known == 0);

    private static (string Id, string File, int Position) KeyOf(Diagnostic diagnostic, Func<Location, int> map) =>
        (diagnostic.Id, diagnostic.Location.SourceTree!.FilePath, map(AttributeOf(diagnostic.Location)));

    /// <summary>The attribute, for an edit may leave an error to another of its arguments.</summary>
    private static Location AttributeOf(Location place) =>
        place.SourceTree!.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>()?.GetLocation() ?? place;

    private int CountOf((string, string, int) key) => _errors.TryGetValue(key, out int count) ? count : 0;
}
