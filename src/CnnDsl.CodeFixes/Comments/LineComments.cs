using System.Text.RegularExpressions;
using CnnDsl.CodeFixes.Edits;
using CnnDsl.Generator.Emit;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Comments;

/// <summary>The comments behind the lines of a network: what comes out of the last layer on each.</summary>
internal static class LineComments
{
    /// <summary>A shape, and behind a comma what somebody else had to say.</summary>
    private static readonly Regex Own = new(@"^//\s*(scalar|\d+( +x +\d+)*)\s*(,\s*(?<rest>.*))?$", RegexOptions.CultureInvariant);

    /// <summary>The changes that put every comment in its place; none when all are there.</summary>
    public static IEnumerable<TextChange> Write(NetworkAnalysis network, SourceText text)
    {
        SyntaxNode root = network.Declaration.SyntaxTree.GetRoot();
        Line[] lines =
        [
            .. AttributeSummary.Of(network)
                .Where(summary => !summary.IsInput && network.Declaration.Span.Contains(summary.Place.SourceSpan))
                .GroupBy(summary => text.Lines.GetLineFromPosition(summary.Place.SourceSpan.End).LineNumber)
                .Select(group => Line.Read(text.Lines[group.Key], group.Last(), root))
                .OfType<Line>(),
        ];
        string[] written = [.. ShapeComments.Beside([.. lines.Select(line => (line.Code, line.Output))])];
        return lines.Zip(written, (line, comment) => new TextChange(line.Span, line.Rest.Length == 0 ? comment : $"{comment}, {line.Rest}"))
            .Where(change => change.NewText != text.ToString(change.Span));
    }

    /// <summary>A line on which a layer ends.</summary>
    /// <param name="Span">All of it.</param>
    /// <param name="Code">What stands before its comment.</param>
    /// <param name="Output">What comes out of its last layer.</param>
    /// <param name="Rest">What its comment says besides a shape.</param>
    private sealed record Line(TextSpan Span, string Code, Shape Output, string Rest)
    {
        /// <summary>The line, or null when its end lies within a string or comment that goes on below, or that is not closed.</summary>
        public static Line? Read(TextLine line, AttributeSummary last, SyntaxNode root)
        {
            SyntaxTrivia trivia = root.FindTrivia(Math.Max(line.Start, line.End - 1));
            bool isComment = trivia.IsKind(SyntaxKind.SingleLineCommentTrivia);
            string code = line.Text!.ToString(TextSpan.FromBounds(line.Start, isComment ? trivia.SpanStart : line.End)).TrimEnd();
            SyntaxToken token = root.FindToken(line.Start + Math.Max(0, code.Length - 1));
            if (trivia.Span.End > line.End || token.Span.End > line.End || (token.Span.End == line.Start + code.Length && token.ContainsDiagnostics))
            {
                return null;
            }

            string comment = isComment ? trivia.ToString().TrimEnd() : "";
            string rest = Own.Match(comment) is { Success: true } own ? own.Groups["rest"].Value : comment.TrimStart('/').Trim();
            return new Line(line.Span, code, last.Output, rest);
        }
    }
}
