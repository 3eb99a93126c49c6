using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Compares the tensors of a weights file with those that a network needs, as loading does at run time.</summary>
internal static class WeightsCheck
{
    /// <summary>Surplus tensors that a message names.</summary>
    private const int Named = 3;

    // PyTorch counts batches in training under this name beside each batch normalization; no forward pass reads it.
    private const string BatchCounter = "num_batches_tracked";

    public static IEnumerable<Problem> Problems(KnownLayers network, TensorManifest file)
    {
        Dictionary<string, FileTensor> found = [];
        foreach (FileTensor tensor in file.Tensors)
        {
            found[tensor.Name] = tensor;
        }

        Need[] needs = [.. network.Nodes.SelectMany(node => node.Facts.Weights.Select(weight => new Need(node, weight)))];
        HashSet<string> needed = new(needs.Select(need => need.Name), StringComparer.Ordinal);

        // What a layer of unknown shape needs is not known either.
        HashSet<string> unknown = new(network.Unknown, StringComparer.Ordinal);
        FileTensor[] surplus = [.. found.Values.Where(tensor => !needed.Contains(tensor.Name) && tensor.Suffix != BatchCounter && !unknown.Contains(tensor.Layer))];
        return
        [
            .. needs.Where(need => !found.ContainsKey(need.Name)).Select(need => Missing(need, surplus, file)),
            .. needs.Where(need => found.ContainsKey(need.Name)).SelectMany(need => Differences(need, found[need.Name], file)),
            .. Surplus(network, surplus, file),
        ];
    }

    private static Problem Missing(Need need, FileTensor[] surplus, TensorManifest file)
    {
        FileTensor[] alike = [.. surplus.Where(tensor => tensor.Dimensions.Equals(need.Weight.Dimensions) && tensor.Suffix == need.Weight.Suffix)];

        // A tensor under a wrong name is most often one with a prefix too many or too few, else the only one that could be meant.
        FileTensor? meant = alike.FirstOrDefault(tensor => tensor.Name.EndsWith("." + need.Name, StringComparison.Ordinal))
            ?? alike.FirstOrDefault(tensor => need.Name.EndsWith("." + tensor.Name, StringComparison.Ordinal))
            ?? (alike.Length == 1 ? alike[0] : null);
        bool isBias = need.Weight.Suffix == "bias" && need.Layer.Facts.Arguments.Any(argument => argument.Name == "Bias");
        string hint = meant is not null ? $"; did you mean '{meant.ShortName}'?" : isBias ? "; if the layer was trained without, state Bias = false" : "";
        return need.Report(DiagnosticIds.MissingTensor, [], need.Name, FileTensor.ShapeOf(need.Weight.Dimensions), file.File, hint);
    }

    private static IEnumerable<Problem> Differences(Need need, FileTensor tensor, TensorManifest file)
    {
        EquatableArray<int> wanted = need.Weight.Dimensions;
        if (!wanted.Equals(tensor.Dimensions))
        {
            int[] axes = wanted.Count == tensor.Dimensions.Count ? [.. Enumerable.Range(0, wanted.Count).Where(i => wanted[i] != tensor.Dimensions[i])] : [];
            WeightAxis[] known = [.. axes.Where(i => i < need.Weight.Axes.Count).Select(i => need.Weight.Axes[i])];
            string why = known.Length == 0
                ? ""
                : $": {string.Join(" and ", axes.Zip(known, (axis, meaning) => $"{tensor.Dimensions[axis]} {meaning.Noun}, not {wanted[axis]}"))}";
            yield return need.Report(
                DiagnosticIds.TensorShapeDiffers, [.. known.SelectMany(axis => axis.Arguments)], need.Name, tensor.Shape, file.File, FileTensor.ShapeOf(wanted), why);
        }

        if (!tensor.IsReadable)
        {
            yield return need.Report(DiagnosticIds.TensorTypeUnreadable, [], need.Name, tensor.Type, file.File);
        }
    }

    /// <summary>On their layer, each, or all others together on the network: a file of another network has hundreds.</summary>
    private static IEnumerable<Problem> Surplus(KnownLayers network, FileTensor[] surplus, TensorManifest file)
    {
        Dictionary<string, Node> layers = network.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        List<FileTensor> strays = [];
        foreach (FileTensor tensor in surplus)
        {
            if (layers.TryGetValue(tensor.Layer, out Node layer))
            {
                yield return new Need(layer, WeightSpec.Of(tensor.Suffix)).Report(
                    DiagnosticIds.SurplusTensors, tensor.Suffix == "bias" ? ["Bias"] : [], file.File, $"'{tensor.ShortName}' ({tensor.Shape})", "it has no use for");
            }
            else
            {
                strays.Add(tensor);
            }
        }

        if (strays.Count > 0)
        {
            string others = strays.Count > Named ? $" and {strays.Count - Named} more" : "";
            yield return new Problem(DiagnosticIds.SurplusTensors, Problem.OnNetwork, [], EquatableArray.Of(
                "Network", network.Host.DisplayName, file.File, string.Join(", ", strays.Take(Named).Select(tensor => $"'{tensor.ShortName}' ({tensor.Shape})")) + others, "no layer of it reads"));
        }
    }

    /// <summary>A tensor that a layer needs.</summary>
    private sealed record Need(Node Layer, WeightSpec Weight)
    {
        public string Name => $"{Layer.Name}.{Weight.Suffix}";

        public Problem Report(string id, string[] arguments, params string[] values) =>
            new(id, Layer.Declared, arguments.ToEquatableArray(), new[] { Layer.Kind, Layer.Name }.Concat(values).ToEquatableArray());
    }
}
