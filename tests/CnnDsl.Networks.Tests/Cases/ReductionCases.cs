namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Layers that go along axes, and matrix products: sizes round each vector width and register tile.</summary>
internal static class ReductionCases
{
    private static readonly string[] Kinds = ["ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin"];

    private static readonly (string Input, string Layers)[] Reductions =
    [
        ("3, 4, 5", "{0}"),
        ("3, 4, 17", "{0}(2)"),
        ("3, 4, 17", "{0}(0)"),
        ("3, 4, 17", "{0}(1, KeepDims = false)"),
        ("33", "{0}(0, KeepDims = false)"),
        ("2, 3, 4, 5", "{0}(0, 2), Tanh"),
        ("2, 3, 4, 5", "{0}(-1, 0, -2)"),
        ("2, 1, 4", "{0}(1), ReLU"),
        ("2, 1, 4", "{0}(1, KeepDims = false)"),
        ("5, 4, 6", "Conv2D(19, 1), {0}(1, 2), Conv2D(4, 1)"),
        ("5, 4, 6", "Conv2D(19, 1), {0}(1, 2, KeepDims = false), Dense(3)"),
    ];

    private static readonly (string Input, string Layers)[] Networks =
    [
        .. from kind in Kinds from network in Reductions select (network.Input, network.Layers.Replace("{0}", kind, StringComparison.Ordinal)),

        ("37", "ArgMax"),
        ("3, 4, 17", "ArgMax(Axis = 1)"),
        ("3, 4, 17", "ArgMax(Axis = -1, KeepDims = true)"),
        ("3, 4, 17", "ReLU, ArgMax"),
        ("3, 4, 17", "ReLU, ArgMax(SelectLast = true)"),

        // Rows off the tile of 4, columns off two vectors, depths off 4.
        ("5, 7", "Constant(7, 33), MatMul(\"input\", \"constant1\")"),
        ("4, 8", "Constant(8, 32), MatMul(\"input\", \"constant1\"), ReLU"),
        ("1, 6", "Constant(6, 3), MatMul(\"input\", \"constant1\")"),
        ("9, 3", "Constant(17, 3), MatMul(\"input\", \"constant1\", TransposeB = true)"),
        ("3, 9", "Constant(3, 18), MatMul(\"input\", \"constant1\", TransposeA = true)"),
        ("3, 9", "Constant(18, 3), MatMul(\"input\", \"constant1\", TransposeA = true, TransposeB = true)"),

        // Vectors at either side, and a column.
        ("7", "Constant(7, 5), MatMul(\"input\", \"constant1\")"),
        ("5, 7", "Constant(7), MatMul(\"input\", \"constant1\")"),
        ("7", "Constant(7), MatMul(\"input\", \"constant1\")"),
        ("21, 7", "Constant(7, 1), MatMul(\"input\", \"constant1\")"),
        ("2, 5, 7", "Constant(7), MatMul(\"constant1\", \"input\", TransposeB = true)"),
        ("2, 5, 7", "Constant(3, 1, 7, 1), MatMul(\"input\", \"constant1\")"),

        // Stacks: one matrix for all, as many at both sides, and both repeating.
        ("2, 3, 5", "Constant(5, 19), MatMul(\"input\", \"constant1\")"),
        ("2, 3, 5", "Constant(2, 5, 19), MatMul(\"input\", \"constant1\")"),
        ("2, 1, 3, 5", "Constant(4, 5, 6), MatMul(\"input\", \"constant1\")"),
        ("3, 5", "Constant(2, 4, 5, 6), MatMul(\"input\", \"constant1\")"),
        ("4, 6, 8", "MatMul(\"input\", \"input\", TransposeB = true), Softmax(Axis = -1), MatMul(\"input\")"),

        ("3, 5", "Dense(4, Last = true)"),
        ("9, 3, 17", "Dense(33, Last = true), ReLU"),
        ("2, 1, 3, 8", "Dense(16, Last = true, Bias = false), Dense(65, Last = true)"),
        ("5, 4, 6", "Conv2D(8, 1), Dense(3, Last = true), Conv2D(2, 1)"),
        ("37", "Dense(5, Last = true), BatchNorm, ReLU"),

        ("37", "LayerNorm"),
        ("3, 4, 17", "LayerNorm(Axis = -1)"),
        ("3, 4, 17", "LayerNorm(Axis = 1, Bias = false)"),
        ("3, 4, 17", "LayerNorm(Affine = false)"),
        ("5, 4, 6", "Conv2D(33, 3, Padding = 1), LayerNorm(Channels = true), Conv2D(4, 3, Padding = 1)"),
        ("16, 4, 6", "LayerNorm(Channels = true, Bias = false)"),
        ("19, 7", "LayerNorm(Channels = true)"),
        ("37", "Dense(21), LayerNorm(Channels = true, Affine = false), ReLU"),

        ("37", "L2Normalize"),
        ("3, 4, 17", "L2Normalize"),
        ("3, 4, 17", "L2Normalize(Axis = 1, Epsilon = 0.5)"),
        ("2, 3, 4, 18", "L2Normalize(Axis = -1)"),
        ("5, 4, 6", "Conv2D(19, 1), L2Normalize, Conv2D(4, 3)"),
    ];

    public static IEnumerable<NetworkCase> All => Networks.Select(network => new NetworkCase(network.Input, network.Layers));
}
