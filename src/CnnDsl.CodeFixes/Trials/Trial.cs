using CnnDsl.CodeFixes.Edits;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.CodeFixes.Trials;

/// <summary>A remedy that was tried and mends what it should.</summary>
/// <param name="Remedy">The remedy.</param>
/// <param name="Edit">The changes of the source.</param>
/// <param name="Output">What the changed layer gives, where that is known.</param>
/// <param name="Uncovered">How many errors come to light behind it, where nothing could be judged before.</param>
internal sealed record Mended(Remedy Remedy, SourceEdit Edit, Shape? Output, int Uncovered)
{
    public string Title => RemedyTitle.Of(Remedy, Output, Uncovered);
}

/// <summary>
/// Tries remedies by parsing and checking the edited source as the generator would: one that leaves its error, or leads to another
/// anywhere in the project, is none. What stands behind an error is judged for the first time then; of several remedies those count
/// behind which least is wrong, and only a mistake that is there whatever remedy is taken comes to light.
/// </summary>
internal sealed class Trial(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The remedies of a diagnostic that mend it.</summary>
    /// <param name="diagnostic">The diagnostic, in a file of the compilation.</param>
    /// <param name="uses">The uses of blocks that led to it, innermost first.</param>
    public IEnumerable<Mended> Mend(Diagnostic diagnostic, IReadOnlyList<Location> uses)
    {
        Mended[] mended = [.. Candidates(diagnostic, uses)];
        return mended.Where(candidate => candidate.Uncovered == mended.Min(other => other.Uncovered));
    }

    private IEnumerable<Mended> Candidates(Diagnostic diagnostic, IReadOnlyList<Location> uses)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Remedy remedy in RemedyProperty.Read(diagnostic.Properties))
        {
            RemedyEditor editor = new(compilation, LayersAt(diagnostic.Location));
            if (editor.Edit(remedy, diagnostic.Location, uses) is { } edit && seen.Add(edit.Text.ToString()) && Try(diagnostic, uses, remedy, edit) is { } mended)
            {
                yield return mended;
            }
        }
    }

    private Mended? Try(Diagnostic diagnostic, IReadOnlyList<Location> uses, Remedy remedy, SourceEdit edit)
    {
        SyntaxTree edited = edit.Tree.WithChangedText(edit.Text);
        Compilation after = compilation.ReplaceSyntaxTree(edit.Tree, edited);
        bool isLocal = NetworksIn(compilation, [edit.Tree]).Any(network => edit.Changes.All(change => network.Declaration.Span.Contains(change.Span)));
        Findings old = Findings.Of(NetworksIn(compilation, isLocal ? [edit.Tree] : compilation.SyntaxTrees), Map);
        Findings found = Findings.Of(NetworksIn(after, isLocal ? [edited] : after.SyntaxTrees), place => place.SourceSpan.Start);
        bool isWiringKept = remedy.Action is not (RemedyAction.Insert or RemedyAction.Project) || Wiring.IsKept(old.Networks, found.Networks, edit);
        return isWiringKept && found.Uncovered(diagnostic, old, Map) is { } uncovered ? new Mended(remedy, edit, edit.Focus is { } focus ? OutputAt(found, focus) : null, uncovered) : null;

        // A block's layer is one of many; that of the use in question counts.
        Shape? OutputAt(Findings all, int focus) => all.Networks.SelectMany(network => network.Layers)
            .FirstOrDefault(layer => Is(layer.Place, edited, focus) && (uses.Count == 0 || Is(layer.Use?.Outermost.Place, uses[uses.Count - 1].SourceTree, Map(uses[uses.Count - 1]))))?.Facts?.Output
            ?? all.Networks.SelectMany(AttributeSummary.Of).FirstOrDefault(summary => Is(summary.Place, edited, focus))?.Output;

        int Map(Location place) => place.SourceTree == edit.Tree ? edit.Map(place.SourceSpan.Start) : place.SourceSpan.Start;
    }

    private static bool Is(Location? place, SyntaxTree? tree, int start) => place?.SourceTree?.FilePath == tree?.FilePath && place?.SourceSpan.Start == start;

    private IReadOnlyList<AnalyzedLayer> LayersAt(Location place) =>
        [.. NetworksIn(compilation, [place.SourceTree!]).Where(network => network.Declaration.Span.Contains(place.SourceSpan)).SelectMany(network => network.Layers)];

    private List<NetworkAnalysis> NetworksIn(Compilation project, IEnumerable<SyntaxTree> trees) => [.. trees.SelectMany(tree => NetworkAnalysis.AllIn(tree, project, cancellation))];
}
