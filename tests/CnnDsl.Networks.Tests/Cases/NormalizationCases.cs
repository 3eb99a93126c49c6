namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Normalizations by statistics of the image itself, across channels, and by constants.</summary>
internal static class NormalizationCases
{
    private static readonly string[] Sizes = ["2, 3", "5, 4", "7, 9"];

    private static readonly string[] Before = ["", "Conv2D({0}, 1), ", "Softmax, "];

    private static readonly string[] After = ["", ", ReLU", ", SiLU, Conv2D(3, 3, Padding = 1)", ", Flatten", ", Conv2D(17, 1)"];

    private static readonly (string Input, string Layers)[] Networks =
    [
        ("24", "GroupNorm(4)"),
        ("24", "Dense(30), GroupNorm(3, Affine = false), ReLU, Dense(5)"),
        ("6, 9", "InstanceNorm(Affine = true)"),
        ("18, 9", "Conv1D(18, 3), GroupNorm(6), SiLU"),
        ("18, 3, 4", "Conv2D(18, 3, Padding = 1), GroupNorm(3), SiLU, Conv2D(18, 3, Padding = 1), GroupNorm(9), Add(\"input\"), ReLU"),
        ("4, 3, 4", "GroupNorm(2), GroupNorm(1, Epsilon = 0.01), Tanh"),
        ("20", "LRN(5)"),
        ("20, 3", "LRN(2), Conv1D(4, 1)"),
        ("3, 6, 5", "Normalize(Mean = new[] { 0.485, 0.456, 0.406 }, Std = new[] { 0.229, 0.224, 0.225 }), Conv2D(8, 3, Padding = 1)"),
        ("3, 6, 5", "Scale(1 / 255.0), Normalize(Mean = new[] { 0.5 }, Std = new[] { 0.25 })"),
        ("19, 2, 3", "Conv2D(19, 1), Normalize(Mean = new[] { -0.5 }), ReLU"),
        ("4", "Normalize(Std = new[] { 1.0, 2, -0.5, 4 })"),
        ("5, 4", "Normalize"),
    ];

    public static IEnumerable<NetworkCase> All => [.. Groups, .. Instances, .. Across, .. Networks.Select(network => new NetworkCase(network.Input, network.Layers))];

    private static IEnumerable<NetworkCase> Groups =>
        from row in Pairwise.Rows(4, 4, 3, Sizes.Length, Before.Length, After.Length)
        let groups = ((int[])[1, 2, 3, 8])[row[0]]
        let channels = ((int[])[1, 2, 5, 8])[row[1]] * groups
        select Between(channels, Sizes[row[3]], $"GroupNorm({groups}{((string[])["", ", Affine = false", ", Epsilon = 0.001"])[row[2]]})", row[4], row[5]);

    private static IEnumerable<NetworkCase> Instances =>
        from row in Pairwise.Rows(5, 2, Sizes.Length, Before.Length, After.Length)
        let channels = ((int[])[1, 3, 8, 17, 33])[row[0]]
        select Between(channels, Sizes[row[2]], row[1] == 0 ? "InstanceNorm" : "InstanceNorm(Affine = true)", row[3], row[4]);

    private static IEnumerable<NetworkCase> Across =>
        from row in Pairwise.Rows(5, 4, 3, Sizes.Length, Before.Length, After.Length)
        let channels = ((int[])[1, 3, 8, 17, 33])[row[0]]
        let size = ((int[])[1, 2, 5, 9])[row[1]]
        select Between(channels, Sizes[row[3]], $"LRN({size}{((string[])["", ", Alpha = 0.5, Beta = 1.2", ", K = 2, Alpha = 0.1"])[row[2]]})", row[4], row[5]);

    private static NetworkCase Between(int channels, string size, string layer, int before, int after) =>
        new($"{channels}, {size}", string.Format(null, Before[before], channels) + layer + After[after]);
}
