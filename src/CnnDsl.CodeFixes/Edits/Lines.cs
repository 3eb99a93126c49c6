using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.CodeFixes.Edits;

/// <summary>What edits have to do with the lines of a file.</summary>
internal static class Lines
{
    /// <summary>The span, or its whole line when nothing else stands there.</summary>
    public static TextSpan WithEmptyLine(SourceText text, TextSpan span)
    {
        (TextLine first, TextLine last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        bool isAlone = IsBlank(text, first.Start, span.Start) && IsBlank(text, span.End, last.End);
        return isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : span;
    }

    /// <summary>What the line of a position begins with.</summary>
    public static string IndentationAt(SourceText text, int position)
    {
        string line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>How the line of a position ends: as the file's lines do.</summary>
    public static string BreakAt(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        string own = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return own.Length > 0 ? own : "\n";
    }

    public static bool IsBlank(SourceText text, int from, int to) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(from, to)));
}
