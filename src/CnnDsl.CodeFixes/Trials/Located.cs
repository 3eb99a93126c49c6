using Microsoft.CodeAnalysis;

namespace CnnDsl.CodeFixes.Trials;

/// <summary>A diagnostic in the trees of the compilation at hand: an editor may hand over one whose places know their files alone.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Uses">The uses of blocks that led to it, innermost first.</param>
/// <param name="Compilation">The project's compilation.</param>
internal sealed record Located(Diagnostic Diagnostic, IReadOnlyList<Location> Uses, Compilation Compilation)
{
    /// <summary>The same diagnostic, or null when its place is not in the project.</summary>
    public static async Task<Located?> Find(Diagnostic diagnostic, Project project, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation || In(compilation, diagnostic.Location) is not { } place)
        {
            return null;
        }

        Location?[] uses = [.. diagnostic.AdditionalLocations.Select(use => In(compilation, use))];
        return new Located(Diagnostic.Create(diagnostic.Descriptor, place, null, diagnostic.Properties), [.. uses.OfType<Location>()], compilation);
    }

    private static Location? In(Compilation compilation, Location place)
    {
        FileLinePositionSpan span = place.GetLineSpan();
        SyntaxTree? tree = compilation.SyntaxTrees.Contains(place.SourceTree) ? place.SourceTree : compilation.SyntaxTrees.FirstOrDefault(file => file.FilePath == span.Path);
        return tree is not null && place.SourceSpan.End <= tree.Length ? Location.Create(tree, place.SourceSpan) : null;
    }
}
