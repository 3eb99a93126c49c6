using System.Globalization;
using System.Text;

namespace CnnDsl.Description;

/// <summary>A network's layers as a Markdown table whose columns are aligned.</summary>
internal static class LayerTable
{
    private static readonly string[] Columns = ["layer", "kind", "output", "parameters", "multiply-adds"];

    /// <summary>Columns from this one on hold numbers.</summary>
    private const int Numbers = 3;

    public static string Of(NetworkInfo info)
    {
        string[][] rows =
        [
            .. info.Inputs.Select(input => (string[])[input.Name, input.Format == InputFormat.Planar ? "Input" : $"Input, {input.Format}", input.Shape.ToString(), "", ""]),
            .. info.Layers.Select(layer => (string[])[layer.Name, layer.Kind, layer.OutputShape.ToString(), OrBlank(layer.Parameters), OrBlank(layer.MultiplyAdds)]),
            ["total", "", "", Grouped(info.Parameters), Grouped(info.MultiplyAdds)],
        ];
        int[] widths = [.. Columns.Select((column, i) => Math.Max(column.Length, rows.Max(row => row[i].Length)))];
        StringBuilder text = new();
        Write(text, Columns, widths);
        Write(text, [.. widths.Select((width, i) => i < Numbers ? new string('-', width) : new string('-', width - 1) + ":")], widths);
        foreach (string[] row in rows)
        {
            Write(text, row, widths);
        }

        string outputs = string.Join(", ", info.Outputs.Select(output => $"{output.Name} ({output.Shape})"));
        text.Append(CultureInfo.InvariantCulture, $"\nReturns {outputs}. A forward pass works in {info.WorkspaceBytes:N0} bytes beside the weights.\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, string[] cells, int[] widths)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            text.Append("| ").Append(i < Numbers ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i])).Append(' ');
        }

        text.Append("|\n");
    }

    private static string OrBlank(long number) => number == 0 ? "" : Grouped(number);

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
