using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Emit;

/// <summary>The static metadata.</summary>
internal static class InfoWriter
{
    public static void Write(CodeWriter code, CheckedNetwork network, ForwardPlan plan)
    {
        code.Line("/// <inheritdoc/>");
        code.Line("public static global::CnnDsl.NetworkInfo Info { get; } = new(");
        using (code.Indent())
        {
            code.Line($"\"{network.Host.DisplayName}\",");
            code.Line($"[{string.Join(", ", network.Nodes.Where(node => node.IsInput).Select(node => Input(node)))}],");
            code.Line($"[{string.Join(", ", network.Outputs.Select(output => Output(output, network.Nodes[output.Layer])))}],");
            code.Line("[");
            using (code.Indent())
            {
                foreach (Node layer in network.Nodes.Where(node => !node.IsInput))
                {
                    WriteLayer(code, layer, network.Nodes);
                }
            }

            code.Line("],");
            code.Line($"{Names.Number(plan.WorkspaceLength * sizeof(float))});");
        }
    }

    private static string Input(Node input)
    {
        string info = $"new(\"{input.Name}\", {Dimensions(input.Output.Dimensions)})";
        return input.Facts.Format == InputFormat.Planar ? info : $"{info} {{ Format = global::CnnDsl.InputFormat.{input.Facts.Format} }}";
    }

    private static string Output(NetworkOutput output, Node layer)
    {
        string info = $"new(\"{output.Name}\", {Dimensions(layer.Output.Dimensions)})";
        return output.Name == layer.Name ? info : $"{info} {{ Source = \"{layer.Name}\" }}";
    }

    private static void WriteLayer(CodeWriter code, Node layer, EquatableArray<Node> nodes)
    {
        string inputs = string.Join(", ", layer.Inputs.Select(input => $"\"{nodes[input].Name}\""));
        string weights = string.Join(", ", layer.Facts.Weights.Select(weight => $"new(\"{layer.Name}.{weight.Suffix}\", {Dimensions(weight.Dimensions)})"));
        string arguments = string.Join(", ", layer.Facts.Arguments.Select(argument => $"new(\"{argument.Name}\", {Value(argument.Value)})"));
        code.Line($"new(\"{layer.Name}\", \"{layer.Kind}\", [{inputs}], {Dimensions(layer.Output.Dimensions)}, {Names.Number(layer.Facts.Parameters)}, {Names.Number(layer.Facts.MultiplyAdds)},");
        using (code.Indent())
        {
            code.Line($"[{weights}],");
            code.Line($"[{arguments}]),");
        }
    }

    private static string Dimensions(IEnumerable<int> dimensions) => $"new({string.Join(", ", dimensions.Select(d => Names.Number(d)))})";

    private static string Value(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e9 ? Names.Number((long)value) : CSharpLiteral.Of(value);
}
