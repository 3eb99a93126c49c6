namespace CnnDsl.Generator.Tests.Running;

/// <summary>
/// The one list of small networks for each kind of layer: the kind, and what stands behind [Network]. Sizes are awkward on
/// purpose: channels off the vector widths, columns off the register tiles.
/// </summary>
internal static class LayerCases
{
    public static readonly IReadOnlyList<(string Kind, string Network)> All =
    [
        ("Conv2D", "Input(1, 9, 11), Conv2D(3, 3)"),
        ("Conv2D", "Input(5, 7, 6), Conv2D(18, 3, Padding = 1, Bias = false)"),
        ("Conv2D", "Input(4, 9, 8), Conv2D(6, 2, 3, Stride = 2, PaddingTop = 1, PaddingRight = 1, Groups = 2)"),
        ("Conv2D", "Input(17, 5, 5), Conv2D(33, 1), Conv2D(5, 3, Dilation = 2)"),
        ("Conv2D", "Input(2, 7, 9), Conv2D(4, 4, Stride = 3, AutoPad = AutoPad.SameLower), Conv2D(3, 2, AutoPad = AutoPad.Same)"),
        ("Conv2D", "Input(1, 10, 10), Conv2D(2, 3, Stride = 2, Rounding = Rounding.Floor), Conv2D(2, 3, Padding = 3)"),
        ("DepthwiseConv2D", "Input(19, 6, 7), DepthwiseConv2D(3, Padding = 1)"),
        ("DepthwiseConv2D", "Input(3, 8, 9), DepthwiseConv2D(3, 2, Multiplier = 3, Stride = 2, Rounding = Rounding.Floor, Bias = false)"),
        ("MaxPool2D", "Input(3, 8, 6), MaxPool2D(2)"),
        ("MaxPool2D", "Input(2, 7, 7), Conv2D(5, 1), MaxPool2D(3, Stride = 2, Padding = 1)"),
        ("MaxPool2D", "Input(2, 7, 8), MaxPool2D(3, Stride = 2, Rounding = Rounding.Ceiling), MaxPool2D(2, Stride = 1, Dilation = 2)"),
        ("AvgPool2D", "Input(3, 8, 6), AvgPool2D(2)"),
        ("AvgPool2D", "Input(17, 7, 7), AvgPool2D(3, Stride = 2, Padding = 1, CountIncludePad = false)"),
        ("AvgPool2D", "Input(2, 8, 7), AvgPool2D(3, 2, Stride = 2, Padding = 1, Rounding = Rounding.Ceiling)"),
        ("GlobalAvgPool2D", "Input(5, 7, 3), GlobalAvgPool2D"),
        ("GlobalMaxPool2D", "Input(20, 3, 5), Conv2D(18, 1), GlobalMaxPool2D"),
        ("BatchNorm", "Input(3, 6, 6), Conv2D(7, 3, Bias = false), BatchNorm, ReLU"),
        ("BatchNorm", "Input(3, 5, 5), BatchNorm(Epsilon = 0.01), Conv2D(4, 3, Padding = 1), BatchNorm(Affine = false), Flatten, BatchNorm, Dense(6), BatchNorm"),
        ("Dense", "Input(37), Dense(19), Dense(3, Bias = false)"),
        ("Dense", "Input(3, 4, 5), Conv2D(16, 3, Padding = 1), Flatten, Dense(11)"),
        ("Flatten", "Input(3, 4, 5), Conv2D(6, 2), Flatten, ReLU"),
        ("Dropout", "Input(3, 4, 5), Conv2D(6, 2), Dropout, ReLU, Flatten, Dropout(0.2), Dense(4), Dropout(1)"),
        ("ReLU", "Input(3, 4, 5), ReLU"),
        ("ReLU6", "Input(3, 4, 5), Conv2D(20, 3, Padding = 1), ReLU6"),
        ("LeakyReLU", "Input(3, 4, 5), Conv2D(4, 3), LeakyReLU, LeakyReLU(-0.5)"),
        ("PReLU", "Input(3, 4, 5), Conv2D(21, 3), PReLU, PReLU(Shared = true)"),
        ("ELU", "Input(3, 4, 5), Conv2D(4, 3), ELU, ELU(0.3)"),
        ("Sigmoid", "Input(3, 4, 5), Conv2D(4, 3), Sigmoid"),
        ("Tanh", "Input(3, 4, 5), Tanh"),
        ("HardSigmoid", "Input(3, 4, 5), Conv2D(4, 3), HardSigmoid, HardSigmoid(Alpha = 0.2, Beta = 0.4)"),
        ("HardSwish", "Input(3, 4, 5), Conv2D(4, 3), HardSwish"),
        ("SiLU", "Input(30), Dense(17), SiLU"),
        ("GELU", "Input(3, 4, 5), GELU, Flatten, Dense(5), GELU(Tanh = true)"),
        ("Softplus", "Input(3, 4, 5), Conv2D(4, 3), Softplus"),
        ("Softmax", "Input(3, 4, 5), Conv2D(5, 3), Softmax, Flatten, Dense(7), Softmax"),
        ("Add", "Input(3, 4, 5), Conv2D(3, 3, Padding = 1), Add(\"input\"), ReLU"),
        ("Sub", "Input(21), Dense(21), Sub(\"input\")"),
        ("Mul", "Input(5, 4, 5), GlobalAvgPool2D, Sigmoid, Mul(\"input\")"),
        ("Concat", "Input(5, 4, 5), Conv2D(7, 1, Name = \"a\"), Conv2D(18, 3, Padding = 1), Concat(\"input\", \"a\", \"conv2\"), Conv2D(3, 1)"),
        ("Slice", "Input(30, 3, 4), Slice(9, 19), Conv2D(4, 1)"),
        ("Split", "Input(34, 3, 4), Split(2, Name = \"halves\"), Conv2D(5, 1), Concat(\"halves.0\", \"conv1\")"),
        ("Split", "Input(21), Split(3), Add(\"split1.0\", \"split1.1\", \"split1.2\"), Dense(4)"),
    ];
}
