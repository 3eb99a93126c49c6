using CnnDsl.Generator.Layers;

namespace CnnDsl.Onnx.Writing;

/// <summary>The names that layers have when they do not say: kind and ordinal among those of a network, or of a block.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

    /// <summary>The next name by default: <c>conv1</c>, <c>conv2</c>. Every layer counts, also one with a name of its own.</summary>
    public string Next(string kind)
    {
        string prefix = kind == Node.Input ? "input" : LayerCatalog.Find(kind)?.Prefix ?? "layer";
        int ordinal = _ordinals[prefix] = _ordinals.GetValueOrDefault(prefix) + 1;
        return prefix == "input" && ordinal == 1 ? prefix : FormattableString.Invariant($"{prefix}{ordinal}");
    }

    /// <summary>Calls the layers of a body that may have any name by their default one.</summary>
    public static void NameLayers(IReadOnlyList<Node> body, IReadOnlyList<Node> inputs)
    {
        HashSet<string> taken = [.. inputs.Concat(body).Where(node => !node.IsNameFree).SelectMany(node => node.InstanceNames.Append(node.Name)), "input"];
        Scope scope = new();
        foreach (Node input in inputs)
        {
            scope.Next(Node.Input);
        }

        foreach (Node node in body.Where(node => node.Block is null))
        {
            string name = scope.Next(node.Kind);
            if (node.IsNameFree)
            {
                // A layer with tensors may be called what this one would be by default.
                node.Name = taken.Contains(name) ? Enumerable.Range(2, int.MaxValue - 2).Select(i => FormattableString.Invariant($"{name}_{i}")).First(other => !taken.Contains(other)) : name;
                taken.Add(node.Name);
            }
        }
    }
}
