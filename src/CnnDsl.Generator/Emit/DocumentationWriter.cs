using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>The XML docs of the class: what goes in and out, and a table of the layers.</summary>
internal static class DocumentationWriter
{
    public static void Write(CodeWriter code, CheckedNetwork network, ForwardPlan plan)
    {
        Node[] layers = [.. network.Nodes.Where(node => !node.IsInput)];
        Node[] inputs = [.. network.Nodes.Where(node => node.IsInput)];
        string[][] rows =
        [
            ["layer", "kind", "output", "parameters", "multiply-adds"],
            .. inputs.Select(input => new[] { input.Name, "", input.Output.ToString(), "", "" }),
            .. layers.Select(Row),
            ["total", "", "", Names.Grouped(layers.Sum(layer => layer.Facts.Parameters)), Names.Grouped(layers.Sum(layer => layer.Facts.MultiplyAdds))],
        ];
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length))];

        // Remarks, because the summary is the user's.
        code.Line("/// <remarks>");
        code.Line($"/// Network from {Shapes(inputs.Select(input => input.Output))} to {Shapes(network.Outputs.Select(output => network.Nodes[output.Layer].Output))}, for each image of a batch.");
        code.Line("/// <code>");
        foreach (string[] row in rows)
        {
            string text = $"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3].PadLeft(widths[3])}  {row[4].PadLeft(widths[4])}";
            code.Line($"/// {text.TrimEnd()}");
        }

        code.Line("/// </code>");
        string heads = plan.Head is { } head ? $"; of a batch, {Names.Grouped(head.Length * sizeof(float))} more for each of the images that go through the last layers together" : "";
        code.Line($"/// Workspace of one forward pass: {Names.Grouped(plan.WorkspaceLength * sizeof(float))} bytes{heads}.");
        code.Line("/// </remarks>");
    }

    private static string Shapes(IEnumerable<Shape> shapes) => string.Join(" and ", shapes);

    private static string[] Row(Node layer) =>
    [
        layer.Name,
        layer.Kind,
        layer.Output.ToString(),
        layer.Facts.Parameters == 0 ? "" : Names.Grouped(layer.Facts.Parameters),
        layer.Facts.MultiplyAdds == 0 ? "" : Names.Grouped(layer.Facts.MultiplyAdds),
    ];
}
