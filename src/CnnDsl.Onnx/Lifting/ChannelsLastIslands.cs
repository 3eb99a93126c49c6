using CnnDsl.Onnx.Lifting.Patterns;

namespace CnnDsl.Onnx.Lifting;

/// <summary>
/// Between a transposition to H x W x C and one back, what works on the last axis works on channels: the two go, a Dense becomes a 1 x 1
/// convolution, and a normalization one over channels. That is how ConvNeXt is exported.
/// </summary>
internal static class ChannelsLastIslands
{
    private static readonly int[] ToLast = [1, 2, 0];
    private static readonly int[] ToFirst = [2, 0, 1];

    /// <summary>The outputs with all islands turned.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="lift">Where a layer in the place of another is added.</param>
    public static List<(string Name, Flow Flow)> Turn(List<(string Name, Flow Flow)> outputs, Func<LiftedLayer, NodeLift> lift)
    {
        List<LiftedLayer> layers = LayerOrder.Of(outputs.Select(output => output.Flow));
        ILookup<LiftedLayer, LiftedLayer> readers = layers.SelectMany(layer => layer.Inputs.Select(input => (input.Layer, Reader: layer)))
            .ToLookup(entry => entry.Layer, entry => entry.Reader);
        HashSet<LiftedLayer> shown = [.. outputs.Select(output => output.Flow.Layer)];
        HashSet<LiftedLayer> turned = [];
        foreach (LiftedLayer shore in layers.Where(layer => Is(layer, ToLast) && !turned.Contains(layer)))
        {
            if (Island(shore, readers, shown) is { } island)
            {
                turned.UnionWith(island);
            }
        }

        if (turned.Count == 0)
        {
            return outputs;
        }

        Dictionary<LiftedLayer, LiftedLayer> replaced = [];
        foreach (LiftedLayer layer in layers)
        {
            replaced[layer] = Replace(layer, replaced, turned, lift);
        }

        return [.. outputs.Select(output => (output.Name, output.Flow with { Layer = replaced[output.Flow.Layer] }))];
    }

    private static bool Is(LiftedLayer layer, int[] axes) => layer.Kind == "Transpose" && layer.Axes()?.SequenceEqual(axes) == true;

    /// <summary>All layers from the transpositions at one shore to those at the other, both among them; null when something else is reached.</summary>
    private static HashSet<LiftedLayer>? Island(LiftedLayer shore, ILookup<LiftedLayer, LiftedLayer> readers, HashSet<LiftedLayer> shown)
    {
        HashSet<LiftedLayer> island = [];
        Queue<LiftedLayer> open = new([shore]);
        while (open.TryDequeue(out LiftedLayer? layer))
        {
            if (!island.Add(layer) || Is(layer, ToFirst))
            {
                continue;
            }

            if (shown.Contains(layer) || !(Is(layer, ToLast) || ChannelsFirst.Can(layer)))
            {
                return null;
            }

            foreach (LiftedLayer reader in readers[layer])
            {
                open.Enqueue(reader);
            }

            // What a sum reads beside must be of the island too.
            foreach (Flow input in Is(layer, ToLast) ? [] : layer.Inputs)
            {
                open.Enqueue(input.Layer);
            }
        }

        return island;
    }

    private static LiftedLayer Replace(
        LiftedLayer layer, Dictionary<LiftedLayer, LiftedLayer> replaced, HashSet<LiftedLayer> turned, Func<LiftedLayer, NodeLift> lift)
    {
        Flow[] inputs = [.. layer.Inputs.Select(input => input with { Layer = replaced[input.Layer] })];
        if (turned.Contains(layer))
        {
            return layer.Kind == "Transpose" ? inputs[0].Layer : ChannelsFirst.Say(layer, inputs, lift(layer));
        }

        return inputs.SequenceEqual(layer.Inputs)
            ? layer
            : new LiftedLayer(layer.Kind, layer.Origin, inputs, layer.Arguments, layer.Weights, layer.Output);
    }
}
