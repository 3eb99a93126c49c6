using System.Text;

namespace CnnDsl.Generator.Emit;

/// <summary>Lines of C# with indentation; '\n' whatever the machine.</summary>
/// <param name="hasComments">Whether the code explains itself.</param>
internal sealed class CodeWriter(bool hasComments = true)
{
    private const int Width = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * Width).Append(line);
        }

        _text.Append('\n');
    }

    public void Lines(params string[] lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }
    }

    /// <summary>A comment for who reads the code, unless none are wanted.</summary>
    public void Comment(string comment)
    {
        if (hasComments)
        {
            Line($"// {comment}");
        }
    }

    /// <summary>A line and such a comment behind it.</summary>
    public void Line(string line, string comment) => Line(hasComments ? $"{line} // {comment}" : line);

    /// <summary>A header, if any, and its braces, which close when the result is disposed: <c>using (code.Block("if (x)"))</c>.</summary>
    public IDisposable Block(string header)
    {
        if (header.Length > 0)
        {
            Line(header);
        }

        Line("{");
        _depth++;
        return new Closer(this, "}");
    }

    /// <summary>Deeper lines without braces.</summary>
    public IDisposable Indent()
    {
        _depth++;
        return new Closer(this, null);
    }

    public override string ToString() => _text.ToString();

    private sealed class Closer(CodeWriter code, string? end) : IDisposable
    {
        public void Dispose()
        {
            code._depth--;
            if (end is not null)
            {
                code.Line(end);
            }
        }
    }
}
