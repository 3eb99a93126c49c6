using System.Globalization;
using CnnDsl.Generator.Layers;

namespace CnnDsl.Onnx.Lifting.Naming;

/// <summary>
/// Names for layers: those of the modules that they were, by their tensors' names, else by their node's; else kind and ordinal, as the language does.
/// </summary>
internal static class LayerNames
{
    public static Dictionary<LiftedLayer, string> Give(IReadOnlyList<LiftedLayer> inputs, IReadOnlyList<LiftedLayer> layers)
    {
        UniqueNames unique = new();
        Dictionary<LiftedLayer, string> names = inputs.ToDictionary(input => input, input => unique.Take(WellFormed.Of(input.Source, "input")));
        Dictionary<LiftedLayer, string?> modules = layers.ToDictionary(layer => layer, ModuleOf);
        HashSet<string> containers = new(modules.Values.OfType<string>().SelectMany(Containers), StringComparer.Ordinal);

        // A module's own name is that of the layer with its tensors.
        Dictionary<string, string> kinds = new(StringComparer.Ordinal);
        foreach (LiftedLayer layer in layers.Where(layer => layer.Weights.Count > 0 && modules[layer] is not null))
        {
            kinds.TryAdd(modules[layer]!, layer.Kind);
        }

        Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
        foreach (LiftedLayer layer in layers)
        {
            string prefix = PrefixOf(layer.Kind);
            int ordinal = ordinals[prefix] = ordinals.GetValueOrDefault(prefix) + 1;
            string name = modules[layer] switch
            {
                null => prefix + ordinal.ToString(CultureInfo.InvariantCulture),

                // What a container does by itself says what it does, and so does a module's second layer.
                { } module when containers.Contains(module) => $"{module}.{prefix}",
                { } module when !kinds.TryAdd(module, layer.Kind) && kinds[module] != layer.Kind => $"{module}_{prefix}",
                { } module => module,
            };
            names[layer] = unique.Take(name);
        }

        return names;
    }

    private static string? ModuleOf(LiftedLayer layer) =>
        layer.Weights.Values.Select(weight => ModulePath.OfTensor(weight.Source)).FirstOrDefault(module => module is not null)
        ?? (layer.Origin is { } node ? ModulePath.OfNode(node) : null);

    private static IEnumerable<string> Containers(string module)
    {
        for (int dot = module.LastIndexOf('.'); dot > 0; dot = module.LastIndexOf('.', dot - 1))
        {
            yield return module[..dot];
        }
    }

    private static string PrefixOf(string kind) => LayerCatalog.Find(kind)?.Prefix ?? kind.ToLowerInvariant();
}
