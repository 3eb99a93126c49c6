using CnnDsl.CodeFixes.Edits;
using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace CnnDsl.CodeFixes.Trials;

/// <summary>
/// Which layers read which. A layer that is put in gives those behind it other default names, and a name that is read may then mean
/// another layer than before, without any error.
/// </summary>
internal static class Wiring
{
    /// <summary>Whether every layer that the edit leaves alone still reads what it read, or what was put in between.</summary>
    public static bool IsKept(IReadOnlyList<NetworkAnalysis> before, IReadOnlyList<NetworkAnalysis> after, SourceEdit edit)
    {
        Dictionary<Place, HashSet<Place>> old = Inputs(before, location => new(location.SourceTree!.FilePath, location.SourceTree == edit.Tree ? edit.Map(location.SourceSpan.Start) : location.SourceSpan.Start));
        Dictionary<Place, HashSet<Place>> now = Inputs(after, location => new(location.SourceTree!.FilePath, location.SourceSpan.Start));
        HashSet<int> edited = [.. before.SelectMany(network => network.Layers).Where(layer => IsEdited(layer.Place, edit)).Select(layer => edit.Map(layer.Place.SourceSpan.Start))];
        return now.All(layer => !old.TryGetValue(layer.Key, out HashSet<Place>? read) || edited.Contains(layer.Key.Position)
            || layer.Value.All(input => read.Contains(input) || !old.ContainsKey(input)));
    }

    private static bool IsEdited(Location layer, SourceEdit edit) =>
        layer.SourceTree == edit.Tree && edit.Changes.Any(change => change.Span.Start > layer.SourceSpan.Start && change.Span.Start < layer.SourceSpan.End);

    private static Dictionary<Place, HashSet<Place>> Inputs(IReadOnlyList<NetworkAnalysis> networks, Func<Location, Place> placeOf)
    {
        Dictionary<Place, HashSet<Place>> inputs = [];
        foreach (NetworkAnalysis network in networks)
        {
            foreach (AnalyzedLayer layer in network.Layers)
            {
                Place key = placeOf(layer.Place);
                HashSet<Place> read = inputs.TryGetValue(key, out HashSet<Place>? known) ? known : inputs[key] = [];
                read.UnionWith(layer.Layer.Inputs.Select(input => placeOf(network.Layers[input].Place)));
            }
        }

        return inputs;
    }

    /// <summary>Where an attribute begins, in the text after the edit.</summary>
    private readonly record struct Place(string File, int Position);
}
