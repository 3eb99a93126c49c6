namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Layers on tensors of any rank: sizes round each vector width, axes at both ends and between, values in planes and in blocks.</summary>
internal static class TensorCases
{
    private static readonly string[] Operations = ["Add", "Sub", "Mul", "Div", "Minimum", "Maximum"];

    private static readonly (string Input, string Layers)[] Broadcasts =
    [
        // A constant of each kind of smaller shape, named behind the input.
        ("3, 4, 5", "Constant(5), {0}(\"input\", \"constant1\", Broadcast = true)"),
        ("3, 4, 5", "Constant(4, 1), {0}(\"input\", \"constant1\", Broadcast = true)"),
        ("3, 4, 17", "Constant(3, 1, 17), {0}(\"input\", \"constant1\", Broadcast = true)"),
        ("2, 3, 1, 33", "Constant(4, 1), {0}(\"input\", \"constant1\", Broadcast = true), ReLU"),

        // Both repeat.
        ("19, 1", "Constant(1, 18), {0}(\"input\", \"constant1\", Broadcast = true)"),

        // Equal shapes in planes, and C x 1 x 1 beside what lies in blocks.
        ("2, 3, 4, 5", "Constant(2, 3, 4, 5), {0}(\"input\", \"constant1\")"),
        ("21, 4, 3", "Constant(21, 1, 1), Conv2D(21, 1, From = \"input\"), {0}(\"constant1\", Broadcast = true), Tanh"),
        ("18", "Constant(18), {0}(\"input\", \"constant1\", \"constant1\"), ReLU6"),
    ];

    private static readonly (string Input, string Layers)[] Axes =
    [
        ("37, 3", "{0}"),
        ("37, 3", "{0}(Axis = 1)"),
        ("3, 16, 5", "{0}(Axis = -2)"),
        ("2, 3, 4, 33", "{0}(Axis = 2)"),
        ("2, 3, 4, 33", "{0}(Axis = -1)"),
        ("5, 4, 3", "Conv2D(17, 1), {0}(Axis = 2), Conv2D(3, 3, Padding = 1)"),
        ("19", "Dense(18), {0}"),
    ];

    private static readonly (string Input, string Layers)[] Networks =
    [
        .. from operation in Operations from network in Broadcasts select (network.Input, network.Layers.Replace("{0}", operation, StringComparison.Ordinal)),
        .. from kind in new[] { "Softmax", "LogSoftmax" } from network in Axes select (network.Input, network.Layers.Replace("{0}", kind, StringComparison.Ordinal)),

        // Reshapes move nothing, unless what reads them asks for blocks.
        ("3, 4, 5", "Reshape(60)"),
        ("3, 4, 5", "Reshape(5, -1), Tanh"),
        ("16, 3, 3", "Conv2D(18, 1), Reshape(3, 6, 9), Conv2D(5, 3, Padding = 1)"),
        ("16, 3, 3", "Conv2D(18, 1), Reshape(2, 9, 3, 3), ReLU, Flatten, Dense(4)"),
        ("36", "Dense(48), Reshape(3, 4, 4), Conv2D(5, 3, Padding = 1)"),
        ("8", "Dense(8, Name = \"a\"), Reshape(2, 4), Reshape(8), ReLU, Add(\"a\")"),
        ("8", "Dense(8, Name = \"a\"), Reshape(2, 4), Tanh, Reshape(8), ReLU, Add(\"a\")"),
        ("1", "Reshape, Tanh, Reshape(1, 1)"),

        // Transposes: rows that stay whole, planes that turn, tiles of 16 and beyond, several loops.
        ("3, 4, 5", "Transpose(1, 0, 2)"),
        ("3, 4, 5", "Transpose(1, 2, 0)"),
        ("3, 4, 5", "Transpose(2, 1, 0), ReLU"),
        ("33, 17", "Transpose(1, 0)"),
        ("16, 32", "Transpose(-1, 0), Softmax"),
        ("2, 3, 4, 5", "Transpose(3, 1, 0, 2)"),
        ("2, 3, 4, 5, 6", "Transpose(0, 4, 2, 1, 3)"),
        ("1, 7, 1", "Transpose(1, 2, 0)"),
        ("5, 6, 7", "Conv2D(18, 1), Transpose(1, 2, 0), Transpose(2, 0, 1), Conv2D(4, 3)"),
        ("6, 4, 5", "Reshape(2, 3, 4, 5), Transpose(1, 0, 2, 3), Reshape(6, 4, 5), Conv2D(3, 1)"),

        // Parts and sums of axes.
        ("3, 4, 5", "Concat(\"input\", \"input\", Axis = 1)"),
        ("3, 4, 5", "Conv2D(3, 1), Concat(\"input\", Axis = -1), ReLU"),
        ("2, 3, 4, 5", "Slice(1, 2, Axis = 3, Name = \"s\"), Concat(\"input\", \"s\", \"input\", Axis = 3)"),
        ("7", "Tanh, Concat(\"input\")"),
        ("3, 4", "Concat(\"input\", \"input\")"),
        ("3, 4, 5", "Slice(1, 2, Axis = 2)"),
        ("3, 4, 5", "Slice(4, 3, Axis = 2, Step = -2)"),
        ("9, 4, 5", "Conv2D(19, 1), Slice(18, 10, Step = -2), Conv2D(3, 1)"),
        ("9, 4, 5", "Conv2D(19, 1), Slice(3, 1, Axis = -2), ReLU"),
        ("2, 9, 3", "Slice(8, 3, Axis = 1, Step = -4)"),
        ("40", "Slice(1, 13, Step = 3)"),

        // Constants of the network's own.
        ("5, 6, 6", "Constant(4, 6, 6), Conv2D(7, 3, Name = \"a\"), Conv2D(7, 3, From = \"input\"), Add(\"a\")"),
        ("5", "Constant(12), ReLU, Dense(5), Add(\"input\")"),
        ("5", "Constant(12), Concat(\"input\", \"constant1\", \"input\")"),
        ("3, 2", "Constant(3, 2), Sub(\"input\")"),
    ];

    public static IEnumerable<NetworkCase> All => Networks.Select(network => new NetworkCase(network.Input, network.Layers));
}
