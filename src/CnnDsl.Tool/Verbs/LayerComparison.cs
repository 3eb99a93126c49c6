using CnnDsl.Onnx;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Onnx.Export;
using CnnDsl.Onnx.Writing;
using CnnDsl.Tool.Running;

namespace CnnDsl.Tool.Verbs;

/// <summary>A layer beside the model's value that it stands for.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Difference">Its difference; null where the model has no such value of floats, as inside of what became several layers.</param>
internal sealed record LayerDifference(DeclaredLayer Layer, Difference? Difference);

/// <summary>Every layer of a network beside the model: one returns all its values, and so does the other.</summary>
internal static class LayerComparison
{
    private const string Class = "CnnDsl.Verified.Layers";

    /// <summary>The layers in order.</summary>
    public static IReadOnlyList<LayerDifference> Of(ImportedModel model, ImportOptions options)
    {
        DeclaredLayer[] known = [.. model.Network.Layers.Where(layer => layer.Source.Length > 0)];
        string[] sources = [.. known.Select(layer => layer.Source).Distinct(StringComparer.Ordinal)];
        using RuntimeSession session = new(OnnxOutputs.Add(model.Path, sources), Comparison.FolderOf(model.Path));
        int images = session.Images(model.Network, options);
        float[][] inputs = Comparison.SeededInputs(model.Network, images);
        Dictionary<string, float[]> expected = session.Run(model.Network, inputs, images, sources);

        DeclaredNetwork open = Opened(model.Network, [.. known.Where(layer => expected.ContainsKey(layer.Source))]);
        CompiledNetwork compiled = NetworkCompiler.Compile(DeclarationWriter.Write(open, "CnnDsl.Verified", "Layers"), Class);
        float[][] actual = Comparison.Forward(compiled, open, inputs, images);
        Dictionary<string, Difference> differences = open.Outputs
            .Zip(actual, (output, numbers) => (output.Name, Difference.Between(expected[output.Source], numbers)))
            .ToDictionary(StringComparer.Ordinal);
        return [.. model.Network.Layers.Select(layer => new LayerDifference(layer, differences.TryGetValue(layer.Name, out Difference difference) ? difference : null))];
    }

    /// <summary>The network with every layer for an output.</summary>
    private static DeclaredNetwork Opened(DeclaredNetwork network, IReadOnlyList<DeclaredLayer> layers)
    {
        // What the network itself returns stays, so that nothing is left unread.
        IEnumerable<DeclaredOutput> own = network.Outputs.Where(output => layers.All(layer => layer.Name != output.Layer));
        return network with { Outputs = [.. layers.Select(layer => new DeclaredOutput(layer.Name, layer.Name) { Source = layer.Source }), .. own.Select((output, i) => output with { Name = $"own_{i}" })] };
    }
}
