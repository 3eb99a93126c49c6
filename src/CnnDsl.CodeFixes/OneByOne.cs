using System.Collections.Immutable;
using CnnDsl.CodeFixes.Edits;
using CnnDsl.CodeFixes.Trials;
using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnDsl.CodeFixes;

/// <summary>
/// Mends everything of one kind, one error after the other: each change is tried on the source that the one before left, because
/// what fits behind a layer depends on its output.
/// </summary>
internal sealed class OneByOne : DocumentBasedFixAllProvider
{
    public static OneByOne Instance { get; } = new();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        CancellationToken cancellation = fixAllContext.CancellationToken;
        while (await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
            && await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree
            && FindFirst(compilation, tree, fixAllContext.CodeActionEquivalenceKey, cancellation) is { } mended)
        {
            document = document.WithText(mended.Edit.Text);
        }

        return document;
    }

    /// <summary>The first remedy of the kind that fits and is about this file. Each leaves fewer layers of unknown shape, or else fewer errors, so they come to an end.</summary>
    private static Mended? FindFirst(Compilation compilation, SyntaxTree tree, string? key, CancellationToken cancellation)
    {
        Trial trial = new(compilation, cancellation);
        return NetworkAnalysis.AllIn(tree, compilation, cancellation)
            .SelectMany(network => network.Diagnostics)
            .Where(diagnostic => diagnostic.Location.SourceTree == tree)
            .SelectMany(diagnostic => trial.Mend(diagnostic, diagnostic.AdditionalLocations))
            .FirstOrDefault(mended => mended.Edit.Tree == tree && RemedyTitle.KeyOf(mended.Remedy) == key);
    }
}
