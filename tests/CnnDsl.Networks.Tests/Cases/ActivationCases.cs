namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Every activation alone and behind every layer that takes it in, on maps and on vectors; and batch normalization in all its places.</summary>
internal static class ActivationCases
{
    private static readonly string[] Activations =
    [
        "ReLU", "ReLU6", "LeakyReLU", "LeakyReLU(-0.3)", "ELU", "ELU(1.7)", "Sigmoid", "Tanh", "HardSigmoid", "HardSigmoid(Alpha = 0.2, Beta = 0.6)",
        "HardSwish", "SiLU", "GELU", "GELU(Tanh = true)", "Softplus", "PReLU", "PReLU(Shared = true)",
        "Clip", "Clip(Min = -0.25)", "Clip(Min = -0.5, Max = 0.75)", "HardTanh", "Scale(-1.5)", "Shift(0.3)",
    ];

    private static readonly (string Input, string Before)[] Places =
    [
        ("5, 3, 7", ""),
        ("37", ""),
        ("5, 3, 7", "Conv2D(19, 3), "),
        ("6, 4, 7", "DepthwiseConv2D(3), "),
        ("6, 4, 7", "Conv2D(10, 3, Groups = 2), "),
        ("21", "Dense(18), "),
        ("4, 3, 3", "BatchNorm, "),
        ("3, 4, 6", "AvgPool2D(2), "),
    ];

    private static readonly (string Input, string Layers)[] BatchNorms =
    [
        ("3, 4, 5", "BatchNorm"),
        ("19", "BatchNorm"),
        ("33, 2, 2", "BatchNorm(Affine = false)"),
        ("5, 4, 5", "BatchNorm, Conv2D(6, 3, Padding = 1)"),
        ("5, 4, 5", "BatchNorm, BatchNorm, ReLU"),
        ("5, 4, 5", "Conv2D(6, 3), BatchNorm, BatchNorm, ReLU"),
        ("5, 4, 5", "Conv2D(6, 3), ReLU, BatchNorm"),
        ("5, 4, 5", "Conv2D(6, 3), ReLU, BatchNorm, Conv2D(3, 3, Padding = 1)"),
        ("16, 4, 5", "MaxPool2D(1), Conv2D(6, 3, Bias = false), BatchNorm(Epsilon = 0.001, Affine = false), Conv2D(6, 1)"),
        ("12, 4, 5", "DepthwiseConv2D(3, Padding = 1, Bias = false), BatchNorm, ReLU6, Conv2D(5, 1, Bias = false), BatchNorm"),
        ("9", "Dense(20), BatchNorm, ReLU, Dense(3), BatchNorm"),
        ("9", "Dense(20), ReLU, BatchNorm, Dense(3)"),
        ("6, 3, 3", "MaxPool2D(3), BatchNorm, Flatten, BatchNorm, Dense(5)"),
    ];

    public static IEnumerable<NetworkCase> All =>
    [
        .. from activation in Activations from place in Places select new NetworkCase(place.Input, place.Before + activation),
        .. BatchNorms.Select(norm => new NetworkCase(norm.Input, norm.Layers)),
    ];
}
