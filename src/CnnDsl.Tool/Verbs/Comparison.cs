using System.Numerics.Tensors;
using CnnDsl.Onnx;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Tool.Files;
using CnnDsl.Tool.Running;

namespace CnnDsl.Tool.Verbs;

/// <summary>A class beside its model in ONNX Runtime, on the same seeded inputs.</summary>
/// <param name="Images">How many images went through at once.</param>
/// <param name="Inputs">The inputs in order.</param>
/// <param name="Expected">ONNX Runtime's outputs in order.</param>
/// <param name="Differences">The class's differences from them.</param>
internal sealed record Comparison(int Images, float[][] Inputs, float[][] Expected, Difference[] Differences)
{
    /// <summary>The largest difference, as a part of the largest number, that rounding explains.</summary>
    public const double Bound = 1e-4;

    private const ulong Seed = 1;

    /// <summary>The difference of the output that is furthest off.</summary>
    public Difference Worst => Differences.MaxBy(difference => difference.Relative);

    // Not "none is greater than": a NaN is not close.
    public bool IsClose => Differences.All(difference => difference.Relative <= Bound);

    /// <summary>Compares the outputs.</summary>
    public static Comparison OfOutputs(ImportedModel model, ImportOptions options)
    {
        using RuntimeSession session = new(File.ReadAllBytes(model.Path), FolderOf(model.Path));
        int images = session.Images(model.Network, options);
        float[][] inputs = SeededInputs(model.Network, images);
        string[] names = [.. model.Network.Outputs.Select(output => output.Source)];
        Dictionary<string, float[]> values = session.Run(model.Network, inputs, images, [.. names.Distinct(StringComparer.Ordinal)]);
        float[][] expected = [.. names.Select(name => values.TryGetValue(name, out float[]? numbers)
            ? numbers
            : throw new ToolException($"{model.Path}: output '{name}' is not of floats."))];
        float[][] actual = Forward(model.Compiled, model.Network, inputs, images);
        return new Comparison(images, inputs, expected, [.. expected.Zip(actual, (theirs, ours) => Difference.Between(theirs, ours))]);
    }

    /// <summary>The inputs and ONNX Runtime's outputs, as a file has them: <c>input.NAME</c>, <c>output.NAME</c>.</summary>
    public Dictionary<string, Tensor<float>> Golden(DeclaredNetwork network)
    {
        TensorShape Whole(TensorShape shape) => network.HasBatch ? new TensorShape([Images, .. shape.Dimensions]) : shape;
        Dictionary<string, TensorShape> shapes = ShapesOf(network);
        return new Dictionary<string, Tensor<float>>(
        [
            .. network.Inputs.Select((input, i) => KeyValuePair.Create($"input.{input.Name}", DeclaredTensors.Of(Inputs[i], Whole(input.Shape)))),
            .. network.Outputs.Select((output, i) => KeyValuePair.Create($"output.{output.Name}", DeclaredTensors.Of(Expected[i], Whole(shapes[output.Layer])))),
        ]);
    }

    public static float[][] SeededInputs(DeclaredNetwork network, int images) =>
        [.. network.Inputs.Select((input, i) => new SeededNumbers(Seed + (ulong)i).TakeInputs(images, input.Shape))];

    public static float[][] Forward(CompiledNetwork compiled, DeclaredNetwork network, float[][] inputs, int images) =>
        NetworkRun.Forward(compiled.Info, compiled.Create(DeclaredTensors.Named(network)), inputs, images);

    public static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static Dictionary<string, TensorShape> ShapesOf(DeclaredNetwork network)
    {
        Dictionary<string, TensorShape> shapes = network.Inputs.ToDictionary(input => input.Name, input => input.Shape, StringComparer.Ordinal);
        foreach (DeclaredLayer layer in network.Layers)
        {
            shapes[layer.Name] = layer.Output;
        }

        // A part of a split has the split's shape.
        foreach (DeclaredOutput output in network.Outputs.Where(output => !shapes.ContainsKey(output.Layer)))
        {
            shapes[output.Layer] = shapes[output.Layer[..output.Layer.LastIndexOf('.')]];
        }

        return shapes;
    }
}
