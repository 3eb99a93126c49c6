namespace CnnDsl.Networks.Tests.Cases;

/// <summary>
/// Maps times a factor for each channel, as squeeze-and-excitation has them: into the weights of the convolution behind, where that is
/// small and the only reader, and by themselves elsewhere.
/// </summary>
internal static class GatedCases
{
    private const string Gate = "GlobalAvgPool2D, Conv2D(4, 1), ReLU, Conv2D({0}, 1), Sigmoid, Mul(\"map\"), ";

    /// <summary>What reads the product.</summary>
    private static readonly string[] Readers =
    [
        "Conv2D(9, 1)",
        "Conv2D(40, 1, Bias = false), BatchNorm, SiLU",
        "Conv2D(33, 1, Stride = 2), ReLU",
        "Conv2D({0}, 1), Add(\"map\"), ReLU",
        "Conv2D(5, 1), Conv2D(5, 3, Padding = 1)",
        "Conv2D(8, 3, Padding = 1)",
        "Conv2D(8, 1, Padding = 1)",
        "Conv2D({0}, 1, Groups = 2)",
        "ReLU, Conv2D(8, 1)",
        "Conv2D(200, 1)",
        "Flatten, Dense(7)",
        "Conv2D(6, 1, Name = \"a\"), Conv2D(6, 1, From = \"mul1\"), Add(\"a\")",
    ];

    public static IEnumerable<NetworkCase> All =>
    [
        .. from channels in (int[])[6, 16, 40]
           from reader in Readers
           select new NetworkCase("3, 11, 9", string.Format(null, $"Conv2D({{0}}, 3, Padding = 1, Name = \"map\"), {Gate}{reader}", channels)),
        new NetworkCase("24, 7, 9", "MaxPool2D(1, Name = \"map\"), Input(24, 1, 1, Name = \"gate\"), Mul(\"map\"), Conv2D(12, 1)"),
        new NetworkCase("24, 7, 9", "Input(24, 1, 1, Name = \"gate\"), Mul(\"input\"), Conv2D(12, 1)"),
        new NetworkCase("1, 18, 16", "Conv2D(6, 3, Padding = 1), MaxPool2D(2, Name = \"map\"), Input(6, 1, 1, Name = \"gate\"), Mul(\"map\"), Conv2D(12, 1)"),
    ];
}
