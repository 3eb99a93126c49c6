using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Edits;

/// <summary>Changes of a class's own declaration.</summary>
internal static class DeclarationEdit
{
    /// <summary>Makes the type and those round it partial.</summary>
    public static IEnumerable<TextChange> MakePartial(TypeDeclarationSyntax declaration) => declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
        .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        .Select(type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial "));

    /// <summary>Removes a modifier of the type and of those round it.</summary>
    public static IEnumerable<TextChange> Strip(TypeDeclarationSyntax declaration, string modifier) => declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
        .SelectMany(type => type.Modifiers.Where(token => token.ValueText == modifier))
        .Select(token => new TextChange(TextSpan.FromBounds(token.SpanStart, token.GetNextToken().SpanStart), ""));

    /// <summary>Puts a list of attributes behind the others, on a line of its own where they have one.</summary>
    public static TextChange Append(TypeDeclarationSyntax declaration, string attributes)
    {
        AttributeListSyntax last = declaration.AttributeLists.Last();
        SourceText text = declaration.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(last.Span.End);
        return last.GetLastToken().GetNextToken().SpanStart <= line.End
            ? new TextChange(new TextSpan(last.Span.End, 0), $" [{attributes}]")
            : new TextChange(new TextSpan(line.End, 0), $"{Lines.BreakAt(text, line.Start)}{Lines.IndentationAt(text, last.SpanStart)}[{attributes}]");
    }
}
