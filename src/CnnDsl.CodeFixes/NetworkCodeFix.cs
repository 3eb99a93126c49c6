using System.Collections.Immutable;
using System.Composition;
using CnnDsl.CodeFixes.Edits;
using CnnDsl.CodeFixes.Trials;
using CnnDsl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnDsl.CodeFixes;

/// <summary>
/// Offers the remedies of the generator's diagnostics that pass a trial. Editors ask for fixes of a generator's diagnostics since
/// Roslyn 4.7, and the generator itself loads from 4.14 on.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkCodeFix))]
[Shared]
public sealed class NetworkCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [.. DiagnosticCatalog.All.Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Error).Select(descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneByOne.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await Located.Find(diagnostic, context.Document.Project, context.CancellationToken).ConfigureAwait(false) is not { } located)
            {
                continue;
            }

            foreach (Mended mended in new Trial(located.Compilation, context.CancellationToken).Mend(located.Diagnostic, located.Uses))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(mended.Title, cancellation => Apply(context.Document.Project.Solution, mended.Edit), RemedyTitle.KeyOf(mended.Remedy)), diagnostic);
            }
        }
    }

    private static Task<Solution> Apply(Solution solution, SourceEdit edit) =>
        Task.FromResult(solution.GetDocument(edit.Tree) is { } document ? solution.WithDocumentText(document.Id, edit.Text) : solution);
}
