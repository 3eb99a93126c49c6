namespace CnnDsl.Onnx.Lifting;

/// <summary>Layers on H x W x C, said on C x H x W.</summary>
internal static class ChannelsFirst
{
    private static readonly HashSet<string> Pointwise = new(StringComparer.Ordinal)
    {
        "ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "CELU", "Sigmoid", "HardSigmoid", "HardSwish", "SiLU", "GELU", "Mish", "Softplus", "Softsign", "Tanh",
        "Clip", "Scale", "Shift", "Abs", "Neg", "Sqrt", "Exp", "Log", "Erf", "Pow", "Dropout",
    };

    private static readonly HashSet<string> Merges = new(StringComparer.Ordinal) { "Add", "Sub", "Mul", "Div" };

    /// <summary>Whether a layer can be said so.</summary>
    public static bool Can(LiftedLayer layer) => layer.Output.Rank == 3 && (Pointwise.Contains(layer.Kind)
        || layer.Kind == "Dense"
        || (layer.Kind == "LayerNorm" && layer.Arguments.Any(argument => argument is { Name: "Axis", Value: 2 }))
        || (Merges.Contains(layer.Kind) && layer.Inputs.All(input => input.Part is null && input.Shape.Equals(layer.Output))));

    /// <summary>The layer on C x H x W.</summary>
    public static LiftedLayer Say(LiftedLayer layer, IReadOnlyList<Flow> inputs, NodeLift node) => (layer.Kind switch
    {
        "Dense" => Convolution(layer, inputs[0], node),
        "LayerNorm" => node.Add(
            "LayerNorm", inputs, [new DeclaredArgument("Channels", true), .. layer.Arguments.Where(argument => argument.Name != "Axis")], layer.Weights),
        _ => node.Add(layer.Kind, inputs, [.. layer.Arguments], layer.Weights),
    }).Layer;

    private static Flow Convolution(LiftedLayer dense, Flow input, NodeLift node)
    {
        LiftedWeight weight = dense.Weights["weight"];
        TensorShape shape = weight.Tensor.Shape;
        Dictionary<string, LiftedWeight> weights = new(dense.Weights)
        {
            ["weight"] = weight with { Tensor = weight.Tensor with { Shape = new TensorShape(shape[0], shape[1], 1, 1) } },
        };
        Arguments arguments = new Arguments().Set("Filters", shape[0]).Set("Kernel", 1);
        arguments.AddRange(dense.Arguments.Where(argument => argument.Name == "Bias"));
        return node.Add("Conv2D", input, arguments, weights);
    }
}
