using CnnDsl.Onnx.Reading;

namespace CnnDsl.Conformance.Tests.Data;

/// <summary>
/// Which of a model's inputs are no data but part of the network: an operator's own tests give them as inputs, as they give
/// everything, while in a trained model they are constants.
/// </summary>
internal static class WeightInputs
{
    /// <summary>By operator: the places of the inputs that are weights or settings by its definition.</summary>
    private static readonly Dictionary<string, int[]> ByOperator = new()
    {
        ["BatchNormalization"] = [1, 2, 3, 4],
        ["Clip"] = [1, 2],
        ["Conv"] = [1, 2],
        ["ConvTranspose"] = [1, 2],
        ["Dropout"] = [1, 2],
        ["Gemm"] = [1, 2],
        ["InstanceNormalization"] = [1, 2],
        ["LayerNormalization"] = [1, 2],
        ["Pad"] = [1, 2],
        ["Pow"] = [1],
        ["PRelu"] = [1],
        ["Resize"] = [1, 2, 3],
        ["Upsample"] = [1],
    };

    /// <summary>The inputs that are to be constants: weights, and all that is not of floats, such as shapes and axes.</summary>
    public static HashSet<string> Of(OnnxModel model)
    {
        IEnumerable<string> weights = model.Graph.Nodes.SelectMany(
            node => ByOperator.GetValueOrDefault(node.Kind, []).Where(place => place < node.Inputs.Count).Select(place => node.Inputs[place]));
        IEnumerable<string> settings = model.Graph.Inputs.Where(input => input.Type != ElementType.Float).Select(input => input.Name);
        return [.. weights.Concat(settings).Where(name => model.Graph.Inputs.Any(input => input.Name == name))];
    }
}
