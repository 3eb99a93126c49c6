using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Compares recorded inputs and outputs, <c>input.NAME</c> and <c>output.NAME</c>, each N x its shape or its shape alone, with a network's.</summary>
internal static class GoldenCheck
{
    public static IEnumerable<Problem> Problems(KnownLayers network, TensorManifest file)
    {
        // With outputs unknown, what is surplus is not known either.
        if (network.Outputs.Count == 0)
        {
            return [];
        }

        Value[] values =
        [
            .. network.Nodes.Where(node => node.IsInput).Select(node => new Value($"input.{node.Name}", node)),
            .. network.Outputs.Select(output => new Value($"output.{output.Name}", network.Nodes[output.Layer])),
        ];
        Dictionary<string, FileTensor> found = [];
        foreach (FileTensor tensor in file.Tensors)
        {
            found[tensor.Name] = tensor;
        }

        int images = values.Select(value => found.TryGetValue(value.Name, out FileTensor tensor) ? value.ImagesOf(tensor) : null).FirstOrDefault(count => count is not null) ?? 1;
        FileTensor[] surplus = [.. found.Values.Where(tensor => values.All(value => value.Name != tensor.Name))];
        return
        [
            .. values.SelectMany(value => value.Problems(found, images, file)),
            .. surplus.Select(tensor => new Problem(DiagnosticIds.GoldenDiffers, Problem.OnNetwork, [], EquatableArray.Of(
                "Network", network.Host.DisplayName, file.File, $"has '{tensor.ShortName}' ({tensor.Shape}), which is neither an input nor an output of it"))),
        ];
    }

    /// <summary>An input or output under its name in a file.</summary>
    private sealed record Value(string Name, Node Node)
    {
        /// <summary>N of a tensor that is of this value, else null.</summary>
        public int? ImagesOf(FileTensor tensor) =>
            tensor.Dimensions.Equals(Node.Output.Dimensions) ? 1
            : tensor.Dimensions.Count > 0 && tensor.Dimensions[0] > 0 && tensor.Dimensions.Skip(1).SequenceEqual(Node.Output.Dimensions) ? tensor.Dimensions[0]
            : null;

        public IEnumerable<Problem> Problems(Dictionary<string, FileTensor> found, int images, TensorManifest file)
        {
            string whole = FileTensor.ShapeOf([images, .. Node.Output.Dimensions]);
            if (!found.TryGetValue(Name, out FileTensor tensor))
            {
                yield return Report(file, $"lacks '{Name}' ({whole})");
                yield break;
            }

            if (ImagesOf(tensor) != images)
            {
                yield return Report(file, $"has '{Name}' as {tensor.Shape}, but the network has {whole}");
            }

            if (!tensor.IsReadable)
            {
                yield return Report(file, $"has '{Name}' in {tensor.Type}; F32, F16 and BF16 can be read");
            }
        }

        private Problem Report(TensorManifest file, string verdict) =>
            new(DiagnosticIds.GoldenDiffers, Node.Declared, [], EquatableArray.Of(Node.Kind, Node.Name, file.File, verdict));
    }
}
