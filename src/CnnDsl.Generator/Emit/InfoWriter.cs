using System.Globalization;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>The static metadata: text rather than constructors, because it is compiled before anything runs.</summary>
internal static class InfoWriter
{
    public static void Write(CodeWriter code, CheckedNetwork network, ForwardPlan plan)
    {
        code.Line("/// <inheritdoc/>");
        code.Line(
            "public static global::CnnDsl.NetworkInfo Info { get; } = "
            + $"new global::CnnDsl.Engine.NetworkInfoBuilder(\"{network.Host.DisplayName}\", workspaceBytes: {Names.Number(plan.WorkspaceLength * sizeof(float))})");
        using (code.Indent())
        {
            foreach (Node input in network.Nodes.Where(node => node.IsInput))
            {
                string format = input.Facts.Format == InputFormat.Planar ? "" : $", global::CnnDsl.InputFormat.{input.Facts.Format}";
                code.Line($".Input(\"{input.Name}\", \"{Dimensions(input.Output.Dimensions)}\"{format})");
            }

            foreach (NetworkOutput output in network.Outputs)
            {
                Node layer = network.Nodes[output.Layer];
                code.Line($".Output(\"{output.Name}\", \"{Dimensions(layer.Output.Dimensions)}\", \"{layer.Name}\")");
            }

            foreach (Node layer in network.Nodes.Where(node => !node.IsInput))
            {
                WriteLayer(code, layer, network.Nodes);
            }

            code.Line(".Build();");
        }

        code.Line();
        code.Line("/// <summary>The network as Markdown: a table of its layers, and its graph as a Mermaid diagram.</summary>");
        code.Line("public static string Describe() => Info.Describe();");
    }

    private static void WriteLayer(CodeWriter code, Node layer, EquatableArray<Node> nodes)
    {
        string names = string.Join(", ", layer.Inputs.Select(input => $"\"{nodes[input].Name}\""));
        string inputs = layer.Inputs.Count == 1 ? names : $"[{names}]";
        string weights = string.Join(", ", layer.Facts.Weights.Select(weight => $"{weight.Suffix} {Dimensions(weight.Dimensions)}"));
        string arguments = string.Join(", ", layer.Facts.Arguments.Select(argument => $"{argument.Name} {Value(argument.Value)}"));
        code.Line(
            $".Layer(\"{layer.Name}\", \"{layer.Kind}\", {inputs}, \"{Dimensions(layer.Output.Dimensions)}\", "
            + $"{Names.Number(layer.Facts.Parameters)}, {Names.Number(layer.Facts.MultiplyAdds)}"
            + (weights.Length == 0 && arguments.Length == 0 ? ")" : $", \"{weights}\", \"{arguments}\")"));
    }

    private static string Dimensions(IEnumerable<int> dimensions) => string.Join("x", dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The shortest number that reads back as the same.</summary>
    private static string Value(double value)
    {
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
