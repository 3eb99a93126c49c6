using CnnDsl.Onnx.Lifting.Naming;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting;

/// <summary>Lifted layers to declared ones: those that an output needs, with names.</summary>
internal static class Declaration
{
    public static DeclaredNetwork Of(OnnxModel model, LiftedGraph graph)
    {
        List<LiftedLayer> layers = Needed(graph);
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

    /// <summary>What the outputs depend on, each layer behind those that it reads, in an order near the model's.</summary>
    private static List<LiftedLayer> Needed(LiftedGraph graph)
    {
        List<LiftedLayer> ordered = [];
        HashSet<LiftedLayer> done = [];
        Stack<(LiftedLayer Layer, bool IsReady)> open = new(graph.Outputs.Reverse().Select(output => (output.Flow.Layer, false)));
        while (open.TryPop(out (LiftedLayer Layer, bool IsReady) next))
        {
            if (next.IsReady)
            {
                ordered.Add(next.Layer);
            }
            else if (done.Add(next.Layer))
            {
                open.Push((next.Layer, true));
                foreach (Flow input in next.Layer.Inputs.Reverse())
                {
                    open.Push((input.Layer, false));
                }
            }
        }

        return ordered;
    }
}
