namespace CnnDsl.Onnx.Writing;

/// <summary>A network under the names that a declaration gives its layers.</summary>
internal static class Renaming
{
    /// <summary>The network with other names.</summary>
    /// <param name="network">The network.</param>
    /// <param name="original">Its layers.</param>
    /// <param name="renamed">The same layers, in an order of execution, as they are called now.</param>
    public static DeclaredNetwork Apply(DeclaredNetwork network, IReadOnlyList<ExpandedLayer> original, IReadOnlyList<ExpandedLayer> renamed)
    {
        // Layers of one identity give the same, so it does not matter which of them is which.
        ILookup<int, string> before = original.ToLookup(layer => layer.Identity, layer => layer.Name);
        ILookup<int, string> after = renamed.ToLookup(layer => layer.Identity, layer => layer.Name);
        Dictionary<string, string> names = original.Select(layer => layer.Identity).Distinct()
            .SelectMany(identity => before[identity].Zip(after[identity])).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        Dictionary<string, DeclaredLayer> layers = network.Layers.ToDictionary(layer => names[layer.Name], StringComparer.Ordinal);
        string Renamed(string value) => names.TryGetValue(value, out string? name) ? name
            : value.LastIndexOf('.') is > 0 and int dot && names.TryGetValue(value[..dot], out string? split) ? split + value[dot..] : value;
        return network with
        {
            Layers = [.. renamed.Select(layer => layers[layer.Name] with { Name = layer.Name, Inputs = [.. layers[layer.Name].Inputs.Select(Renamed)] })],
            Outputs = [.. network.Outputs.Select(output => output with { Layer = Renamed(output.Layer) })],
        };
    }
}
