namespace CnnDsl.Onnx.Writing;

/// <summary>A network whose layers are called otherwise.</summary>
internal static class Renaming
{
    /// <summary>The network with other names.</summary>
    /// <param name="network">The network.</param>
    /// <param name="names">The new names by the old ones; who is not there keeps its name.</param>
    public static DeclaredNetwork Apply(DeclaredNetwork network, IReadOnlyDictionary<string, string> names)
    {
        // A part of a split is called after the split.
        string Renamed(string value) => names.TryGetValue(value, out string? name) ? name
            : value.LastIndexOf('.') is > 0 and int dot && names.TryGetValue(value[..dot], out string? split) ? split + value[dot..] : value;
        return network with
        {
            Layers = [.. network.Layers.Select(layer => layer with { Name = Renamed(layer.Name), Inputs = [.. layer.Inputs.Select(Renamed)] })],
            Outputs = [.. network.Outputs.Select(output => output with { Layer = Renamed(output.Layer) })],
        };
    }

    /// <summary>The network under the names, and in the order, that a declaration gives its layers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="original">Its layers.</param>
    /// <param name="renamed">The same layers, in an order of execution, as they are called now.</param>
    public static DeclaredNetwork Apply(DeclaredNetwork network, IReadOnlyList<ExpandedLayer> original, IReadOnlyList<ExpandedLayer> renamed)
    {
        // Layers of one identity give the same, so it does not matter which of them is which.
        ILookup<int, string> before = original.ToLookup(layer => layer.Identity, layer => layer.Name);
        ILookup<int, string> after = renamed.ToLookup(layer => layer.Identity, layer => layer.Name);
        DeclaredNetwork named = Apply(network, original.Select(layer => layer.Identity).Distinct()
            .SelectMany(identity => before[identity].Zip(after[identity])).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        Dictionary<string, DeclaredLayer> layers = named.Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        return named with { Layers = [.. renamed.Select(layer => layers[layer.Name])] };
    }
}
