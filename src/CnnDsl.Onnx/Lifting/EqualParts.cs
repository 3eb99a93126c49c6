namespace CnnDsl.Onnx.Lifting;

/// <summary>
/// Slices that cut an axis into equal parts, each read once or more, are the parts of one Split: C channels as C/2 and C/2. That is how
/// PyTorch exports chunk, as in ShuffleNet.
/// </summary>
internal static class EqualParts
{
    /// <summary>The outputs with a Split in the place of such slices.</summary>
    /// <param name="outputs">The outputs.</param>
    /// <param name="lift">Where a layer in the place of another is added.</param>
    public static List<(string Name, Flow Flow)> Join(List<(string Name, Flow Flow)> outputs, Func<LiftedLayer, NodeLift> lift)
    {
        List<LiftedLayer> layers = LayerOrder.Of(outputs.Select(output => output.Flow));
        HashSet<LiftedLayer> shown = [.. outputs.Select(output => output.Flow.Layer)];
        LiftedLayer[][] cuts = [.. layers.Where(layer => layer.Kind == "Slice" && Number(layer, "Step", 1) == 1)
            .GroupBy(slice => (slice.Inputs[0], Number(slice, "Axis", 0)))
            .Select(slices => slices.OrderBy(slice => Number(slice, "Start", 0)).ToArray())
            .Where(slices => AreEqualParts(slices) && !slices.Any(shown.Contains))];
        if (cuts.Length == 0)
        {
            return outputs;
        }

        Dictionary<LiftedLayer, LiftedLayer[]> partsOf = cuts.SelectMany(parts => parts.Select(part => (part, parts))).ToDictionary();
        Dictionary<LiftedLayer, Flow> replaced = [];
        foreach (LiftedLayer layer in layers.Where(layer => !replaced.ContainsKey(layer)))
        {
            Flow[] inputs = [.. layer.Inputs.Select(input => replaced[input.Layer] with { Part = replaced[input.Layer].Part ?? input.Part })];
            if (partsOf.TryGetValue(layer, out LiftedLayer[]? parts))
            {
                Flow split = lift(layer).Add("Split", inputs, new Arguments().Set("Parts", parts.Length).Unless(0, "Axis", Number(layer, "Axis", 0)));
                for (int i = 0; i < parts.Length; i++)
                {
                    replaced[parts[i]] = split with { Part = i };
                }
            }
            else
            {
                replaced[layer] = new Flow(inputs.SequenceEqual(layer.Inputs)
                    ? layer
                    : new LiftedLayer(layer.Kind, layer.Origin, inputs, layer.Arguments, layer.Weights, layer.Output) { Source = layer.Source });
            }
        }

        return [.. outputs.Select(output => (output.Name, replaced[output.Flow.Layer] with { Part = output.Flow.Part }))];
    }

    /// <summary>Whether slices, in order, are two or more of one size, each beginning where the one before ends, and nothing is left.</summary>
    private static bool AreEqualParts(LiftedLayer[] slices)
    {
        int count = Number(slices[0], "Count", 0);
        int size = slices[0].Inputs[0].Shape[Number(slices[0], "Axis", 0)];
        return slices.Length > 1 && slices.Length * count == size
            && slices.Index().All(slice => Number(slice.Item, "Count", 0) == count && Number(slice.Item, "Start", 0) == slice.Index * count);
    }

    private static int Number(LiftedLayer layer, string argument, int otherwise) =>
        layer.Arguments.FirstOrDefault(item => item.Name == argument)?.Value as int? ?? otherwise;
}
