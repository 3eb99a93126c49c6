using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Trials;

/// <summary>What is found in some networks of a project, in such a form that before and after an edit can be compared.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(string Id, Place Place), int> _errors = [];

    /// <summary>Mistakes of declarations: no shape was missing to find them.</summary>
    private readonly HashSet<(string Id, Place Place)> _declared;

    /// <summary>Layers of unknown shape without an error of their own: nothing was judged there.</summary>
    private readonly HashSet<Place> _unjudged;

    /// <summary>Networks of which no layer was read.</summary>
    private readonly List<(Place Start, Place End)> _unread;

    private Findings(IReadOnlyList<NetworkAnalysis> networks, Func<Location, int> map)
    {
        Networks = networks;
        foreach (Diagnostic diagnostic in networks.SelectMany(network => network.Diagnostics))
        {
            (string, Place) key = (diagnostic.Id, PlaceOf(diagnostic, map));
            _errors[key] = CountOf(key) + 1;
        }

        _declared = [.. networks.SelectMany(network => network.Declared).Select(diagnostic => (diagnostic.Id, PlaceOf(diagnostic, map)))];
        AnalyzedLayer[] layers = [.. networks.SelectMany(network => network.Layers)];
        _unjudged = [.. layers.Where(layer => layer.Facts is null).Select(layer => Place.Of(layer.Place, map))];
        _unjudged.ExceptWith(layers.Where(layer => layer.Facts is not null).Select(layer => Place.Of(layer.Place, map)));
        _unjudged.ExceptWith(_errors.Keys.Select(error => error.Place));
        _unread = [.. networks.Where(network => network.Layers.Count == 0).Select(network => (Place.Of(network.Declaration.GetLocation(), map), EndOf(network, map)))];
    }

    public IReadOnlyList<NetworkAnalysis> Networks { get; }

    /// <summary>Attributes that the compiler does not understand; it says so itself.</summary>
    private int Misread => Networks.Sum(network => network.Layers.Count(layer => layer.Layer.Kind.Length == 0));

    private int Known => Networks.Sum(network => network.Layers.Count(layer => layer.Facts is not null));

    /// <summary>What is found.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="map">Where in a file a position will be after the edit that is to be tried.</param>
    public static Findings Of(IReadOnlyList<NetworkAnalysis> networks, Func<Location, int> map) => new(networks, map);

    /// <summary>
    /// How many errors come to light behind a diagnostic that is no longer found, or as one of several at its place less often; null when
    /// it is still there, or when something is found that was judged to be right before.
    /// </summary>
    public int? Uncovered(Diagnostic diagnostic, Findings before, Func<Location, int> map)
    {
        (string, Place) mended = (diagnostic.Id, PlaceOf(diagnostic, map));
        (string Id, Place Place)[] news = [.. _errors.Where(error => error.Value > before.CountOf(error.Key)).Select(error => error.Key)];
        (int unknown, int unknownBefore) = (Unknown(before), before.Unknown(before));
        return CountOf(mended) < before.CountOf(mended)
            && news.All(error => before.IsUnread(error.Place) || (before._unjudged.Contains(error.Place) && !_declared.Contains(error)))
            && (news.Length == 0 ? unknown <= unknownBefore : unknown < unknownBefore || before._unread.Count > 0)
            && Misread <= before.Misread
            && (Known > 0 || before.Known == 0)
            ? news.Sum(error => CountOf(error) - before.CountOf(error))
            : null;
    }

    private bool IsUnread(Place place) => _unread.Any(network => network.Start.File == place.File && network.Start.Position <= place.Position && place.Position < network.End.Position);

    /// <summary>Layers of unknown shape in the networks that could be read before.</summary>
    private int Unknown(Findings before) => Networks.SelectMany(network => network.Layers)
        .Count(layer => layer.Facts is null && !before.IsUnread(Place.Of(layer.Place, place => place.SourceSpan.Start)));

    private static Place EndOf(NetworkAnalysis network, Func<Location, int> map) =>
        Place.Of(Location.Create(network.Declaration.SyntaxTree, new TextSpan(network.Declaration.Span.End, 0)), map);

    /// <summary>The attribute, for an edit may leave an error to another of its arguments.</summary>
    private static Place PlaceOf(Diagnostic diagnostic, Func<Location, int> map) => Place.Of(
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>()?.GetLocation() ?? diagnostic.Location,
        map);

    private int CountOf((string, Place) key) => _errors.TryGetValue(key, out int count) ? count : 0;

    /// <summary>Where something begins, in the text after the edit.</summary>
    private readonly record struct Place(string File, int Position)
    {
        public static Place Of(Location location, Func<Location, int> map) => new(location.SourceTree!.FilePath, map(location));
    }
}
