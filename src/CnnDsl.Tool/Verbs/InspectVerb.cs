using System.CommandLine;
using CnnDsl.Onnx;
using CnnDsl.Onnx.Reading;
using CnnDsl.Tool.Terminal;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Verbs;

/// <summary><c>cnndsl inspect</c>: what is in a file.</summary>
internal static class InspectVerb
{
    public static Command Command(Report report)
    {
        ModelOptions model = new("The file: .onnx or .safetensors.");
        Command command = new("inspect", "Shows what is in a file: the layers, shapes, parameters and multiply-adds of a model, or the tensors of a safetensors file.");
        model.AddTo(command);
        command.SetAction(parsed =>
        {
            string path = model.PathOf(parsed);
            if (Path.GetExtension(path).Equals(".safetensors", StringComparison.OrdinalIgnoreCase))
            {
                ShowTensors(path, report);
            }
            else
            {
                ShowModel(path, model.ImportOf(parsed), report);
            }

            return CommandLine.Success;
        });
        return command;
    }

    private static void ShowTensors(string path, Report report)
    {
        using SafeTensors file = SafeTensors.Open(path);
        report.Table(
            ["Tensor", "Type", "Shape", "Numbers#"],
            file.Tensors.Select(tensor => (string[])[tensor.Name, tensor.DType, tensor.Shape.ToString(), Figures.Of(tensor.Shape.Length)]));
        report.Line($"{Figures.Of(file.Tensors.Count)} tensors, {Figures.Of(file.Tensors.Sum(tensor => tensor.Shape.Length))} numbers, {Figures.Of(new FileInfo(path).Length)} bytes");
        foreach ((string name, string text) in file.Metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            report.Line($"{name}: {text}");
        }
    }

    private static void ShowModel(string path, ImportOptions options, Report report)
    {
        OnnxModel model = OnnxModel.Load(path);
        report.Line($"{path}: opset {model.Opset}{(model.Producer.Length > 0 ? $", written by {model.Producer}" : "")}, {Figures.Of(model.Graph.Nodes.Count)} nodes");
        report.Table(
            ["", "Value", "Type", "Shape"],
            [.. model.Graph.Inputs.Select(value => Describe("input", value)), .. model.Graph.Outputs.Select(value => Describe("output", value))]);
        try
        {
            ShowLayers(OnnxImport.Import(model, options), report);
        }
        catch (OnnxImportException exception) when (exception.Unsupported.Count > 0)
        {
            report.Table(
                ["Operator", "Nodes#"],
                model.Graph.Nodes.CountBy(node => node.Kind).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (string[])[pair.Key, Figures.Of(pair.Value)]));
            report.Line($"It cannot be imported; {Figures.Of(exception.Unsupported.Count)} of its nodes are not supported:");
            report.Table(["Node", "Operator", "Why"], exception.Unsupported.Select(node => (string[])[node.Name, node.Kind, node.Reason]));
        }
    }

    private static void ShowLayers(DeclaredNetwork network, Report report)
    {
        report.Table(
            ["Layer", "Kind", "Output", "Parameters#", "Multiply-adds#"],
            NetworkCosts.Each(network).Select(layer => (string[])
            [
                layer.Layer.Name, layer.Layer.Kind, layer.Layer.Output.ToString(), Figures.Of(layer.Costs.Parameters), Figures.Of(layer.Costs.MultiplyAdds),
            ]));
        NetworkCosts all = NetworkCosts.Of(network);
        report.Line($"{Figures.Of(network.Layers.Count)} layers, {Figures.Of(all.Parameters)} parameters, {Figures.Of(all.MultiplyAdds)} multiply-adds an image");
    }

    private static string[] Describe(string role, OnnxValueInfo value) =>
        [role, value.Name, value.Type.ToString(), value.Dimensions is { } dimensions ? string.Join(" x ", dimensions) : "?"];
}
