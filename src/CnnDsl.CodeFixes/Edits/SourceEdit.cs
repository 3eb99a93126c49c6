using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Edits;

/// <summary>Changes of one file, from its start to its end.</summary>
/// <param name="Tree">The file before.</param>
/// <param name="Changes">The changes; they do not overlap.</param>
/// <param name="Focus">Where the attribute begins, in the text after, whose output says what the changes lead to; null for none.</param>
internal sealed record SourceEdit(SyntaxTree Tree, IReadOnlyList<TextChange> Changes, int? Focus)
{
    /// <summary>An edit of the attribute that begins at a position.</summary>
    public static SourceEdit At(SyntaxTree tree, int position, params IReadOnlyList<TextChange> changes)
    {
        SourceEdit edit = new(tree, [.. changes.OrderBy(change => change.Span.Start)], null);
        return edit with { Focus = edit.Map(position) };
    }

    /// <summary>An edit before which something is put in: what is put in is what matters.</summary>
    public static SourceEdit Before(SyntaxTree tree, int position, params IReadOnlyList<TextChange> changes) =>
        new(tree, [.. changes.OrderBy(change => change.Span.Start)], position);

    public SourceText Text => Tree.GetText().WithChanges(Changes);

    /// <summary>Where a position of the text before is in the text after; what is put in at it comes before it.</summary>
    public int Map(int position) => position + Changes.Where(change => change.Span.End <= position).Sum(change => change.NewText!.Length - change.Span.Length);
}
