using CnnDsl.Onnx.Reading;
using CnnDsl.Weights;
using ElementType = CnnDsl.Onnx.Reading.ElementType;

namespace CnnDsl.Onnx.Lifting;

/// <summary>The inputs with every dimension known.</summary>
/// <param name="Inputs">Name and dimensions, all axes, of each input that is no constant.</param>
/// <param name="Constants">The inputs that are constants.</param>
/// <param name="Batch">Size of the first axis when all inputs have the same, and more axes; null when that axis cannot be a batch.</param>
internal sealed record PinnedInputs(
    IReadOnlyList<(string Name, int[] Dimensions)> Inputs, IReadOnlyDictionary<string, OnnxTensor> Constants, int? Batch)
{
    /// <exception cref="OnnxImportException">A dimension is not known, or the options do not fit the model. All that is wrong is listed.</exception>
    public static PinnedInputs Of(OnnxModel model, ImportOptions options)
    {
        List<string> problems = [];
        OnnxValueInfo[] inputs = [.. model.Graph.Inputs];
        foreach (string name in options.Shapes.Keys.Concat(options.Constants.Keys).Where(name => inputs.All(input => input.Name != name)))
        {
            problems.Add($"it has no input '{OneLine.Of(name)}'; it has {string.Join(", ", inputs.Select(input => $"'{OneLine.Of(input.Name)}'"))}");
        }

        OnnxValueInfo[] flowing = [.. inputs.Where(input => !options.Constants.ContainsKey(input.Name))];
        int batch = options.Batch ?? flowing.Select(input => input.Dimensions is [{ Size: { } size }, ..] ? size : (int?)null).FirstOrDefault(size => size is not null) ?? 1;
        (string Name, int[] Dimensions)[] pinned = [.. flowing.Select(input => (input.Name, Pin(input, options, batch, problems)))];
        if (problems.Count > 0)
        {
            throw new OnnxImportException($"'{OneLine.Of(model.Source)}' cannot be imported: {string.Join("; ", problems)}.");
        }

        bool sameFirst = pinned.Length > 0 && pinned.All(input => input.Dimensions.Length > 1 && input.Dimensions[0] == pinned[0].Dimensions[0]);
        return new PinnedInputs(pinned, options.Constants, sameFirst ? pinned[0].Dimensions[0] : null);
    }

    private static int[] Pin(OnnxValueInfo input, ImportOptions options, int batch, List<string> problems)
    {
        string name = OneLine.Of(input.Name);
        if (!input.Type.IsReal())
        {
            problems.Add(input.Type == ElementType.Undefined ? $"input '{name}' is no tensor" : $"input '{name}' is of {input.Type.Word()}, and networks read floats");
            return [];
        }

        int[]? stated = options.Shapes.TryGetValue(input.Name, out TensorShape? shape) ? shape.Dimensions.ToArray() : null;
        if (stated is null && input.Dimensions is null)
        {
            problems.Add($"input '{name}' does not say its shape; state it, as in --input {name}=1x3x224x224");
            return [];
        }

        IReadOnlyList<OnnxDimension> declared = input.Dimensions ?? [.. stated!.Select(_ => new OnnxDimension(null, ""))];
        string said = declared.Count == 0 ? "scalar" : string.Join("x", declared);
        if (stated is not null && (stated.Length != declared.Count || stated.Where((size, i) => declared[i].Size is { } known && known != size).Any()))
        {
            problems.Add($"input '{name}' is {said}, and {shape} was stated");
        }

        int?[] sizes = [.. declared.Select((dimension, i) => stated?.ElementAtOrDefault(i) ?? dimension.Size ?? (i == 0 ? batch : null))];
        if (sizes.Contains(null))
        {
            problems.Add($"input '{name}' is {said}; state the open dimensions, as in --input {name}={string.Join("x", sizes.Select(size => size ?? 224))}");
        }
        else if (sizes.Contains(0))
        {
            problems.Add($"input '{name}' is {said}, which has no elements");
        }

        return [.. sizes.Select(size => size ?? 1)];
    }
}
