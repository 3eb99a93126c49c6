using CnnDsl.Onnx.Lifting.Naming;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>Lifted layers to declared ones: those that an output needs, with names.</summary>
internal static class Declaration
{
    public static DeclaredNetwork Of(OnnxModel model, LiftedGraph graph)
    {
        List<LiftedLayer> layers = LayerOrder.Of(graph.Outputs.Select(output => output.Flow));
        LiftedLayer[] inputs = [.. graph.Inputs.Where(layers.Contains)];
        layers.RemoveAll(layer => layer.Kind == LiftedLayer.InputKind);
        if (inputs.Length == 0)
        {
            throw new OnnxImportException($"'{model.Source}' cannot be imported: its outputs do not depend on any input.");
        }

        Dictionary<LiftedLayer, string> names = LayerNames.Give(inputs, layers);
        return new DeclaredNetwork(
            [.. inputs.Select(input => new DeclaredInput(names[input], input.Output) { Source = input.Source })],
            [.. layers.Select(layer => new DeclaredLayer(
                layer.Kind,
                names[layer],
                [.. layer.Inputs.Select(input => NameOf(input, names))],
                layer.Arguments,
                layer.Weights.ToDictionary(weight => weight.Key, weight => weight.Value.Tensor, StringComparer.Ordinal),
                layer.Output))],
            Outputs(graph, names),
            graph.HasBatch);
    }

    private static DeclaredOutput[] Outputs(LiftedGraph graph, Dictionary<LiftedLayer, string> names)
    {
        UniqueNames unique = new();
        return [.. graph.Outputs.Select(output =>
            new DeclaredOutput(NameOf(output.Flow, names), unique.Take(WellFormed.Of(output.Name, "output"))) { Source = output.Name })];
    }

    private static string NameOf(Flow flow, Dictionary<LiftedLayer, string> names) => flow.Part is { } part
        ? FormattableString.Invariant($"{names[flow.Layer]}.{part}")
        : names[flow.Layer];
}
