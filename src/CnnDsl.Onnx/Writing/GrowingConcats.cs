namespace CnnDsl.Onnx.Writing;

/// <summary>
/// Where each concatenation has all that the one before has and more, as in a DenseNet, it grows by the new values alone; and it belongs
/// to the part of the network that gave the last of them, which so becomes a block with one input and one output.
/// </summary>
internal static class GrowingConcats
{
    /// <summary>The same network with concatenations that grow. Only layers without tensors get other names.</summary>
    public static DeclaredNetwork Apply(DeclaredNetwork network)
    {
        Dictionary<string, DeclaredLayer> grown = Grow(network);
        return grown.Count == 0 ? network : Rename(network with { Layers = [.. network.Layers.Select(layer => grown.GetValueOrDefault(layer.Name, layer))] }, grown);
    }

    /// <summary>The concatenations that are part of such a chain, reading the one before and what is new.</summary>
    private static Dictionary<string, DeclaredLayer> Grow(DeclaredNetwork network)
    {
        Dictionary<string, DeclaredLayer> known = new(StringComparer.Ordinal);
        Dictionary<string, DeclaredLayer> grown = new(StringComparer.Ordinal);
        foreach (DeclaredLayer layer in network.Layers.Where(layer => layer.Kind == "Concat"))
        {
            string arguments = string.Join(' ', CanonicalArguments.Of(layer.Kind, layer.Arguments));
            for (int count = layer.Inputs.Count - 1; count > 1; count--)
            {
                if (known.TryGetValue(Key(arguments, layer.Inputs.Take(count)), out DeclaredLayer? before))
                {
                    grown.TryAdd(before.Name, before);
                    grown[layer.Name] = layer with { Inputs = [before.Name, .. layer.Inputs.Skip(count)] };
                    break;
                }
            }

            known.TryAdd(Key(arguments, layer.Inputs), layer);
        }

        return grown;
    }

    private static string Key(string arguments, IEnumerable<string> inputs) => $"{arguments} of {string.Join(' ', inputs)}";

    /// <summary>Calls each after the part of its last input.</summary>
    private static DeclaredNetwork Rename(DeclaredNetwork network, Dictionary<string, DeclaredLayer> grown)
    {
        HashSet<string> taken = [.. network.Layers.Select(layer => layer.Name)];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (DeclaredLayer layer in grown.Values)
        {
            string last = layer.Inputs[^1];
            string stem = $"{last[..(last.LastIndexOf('.') + 1)]}concat";
            string name = Enumerable.Range(1, int.MaxValue - 1).Select(i => FormattableString.Invariant($"{stem}{i}")).First(taken.Add);
            names.Add(layer.Name, name);
        }

        return Renaming.Apply(network, names);
    }
}
