using System.Text;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>A table that reads well in a terminal and can be pasted into a page.</summary>
internal sealed class MarkdownTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. headers.Select((header, column) => _rows.Select(row => row[column].Length).Append(header.Length).Max())];
        StringBuilder text = new();
        AppendRow(text, headers, widths);

        // The first column is a name; the others are numbers, which Markdown aligns to the right at a colon.
        AppendRow(text, [.. widths.Select((width, column) => new string('-', width - 1) + (column == 0 ? '-' : ':'))], widths);
        foreach (string[] row in _rows)
        {
            AppendRow(text, row, widths);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        for (int column = 0; column < cells.Length; column++)
        {
            text.Append("| ")
                .Append(column == 0 ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]))
                .Append(' ');
        }

        text.Append("|\n");
    }
}
