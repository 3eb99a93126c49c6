namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Transposed convolutions of all strides, paddings, dilations and groups, between producers and readers of all layouts.</summary>
internal static class TransposedCases
{
    private static readonly string[] Kernels = ["1", "2", "3", "4", "5, 2", "1, 3"];

    private static readonly string[] Strides = ["", ", Stride = 2", ", Stride = 3", ", StrideHeight = 1, StrideWidth = 2"];

    private static readonly string[] Paddings = ["", ", PaddingTop = 1", ", PaddingRight = 1", ", PaddingLeft = 1, PaddingBottom = 1"];

    private static readonly string[] Dilations = ["", ", Dilation = 2", ", DilationWidth = 3"];

    private static readonly string[] Others = ["", ", OutputPadding = 1", ", Bias = false"];

    private static readonly int[] Filters = [1, 3, 8, 16, 17, 33];

    private static readonly int[] Groups = [1, 1, 2, 3];

    private static readonly string[] Sizes = ["2, 2", "3, 5", "4, 8", "2, 11"];

    private static readonly string[] Before = ["", "Conv2D({0}, 1), ", "ReLU, "];

    private static readonly string[] After = ["", ", ReLU", ", BatchNorm, SiLU", ", PReLU", ", Conv2D(3, 3, Padding = 1)", ", Flatten"];

    private static readonly (string Input, string Layers)[] Networks =
    [
        ("1, 1, 1", "ConvTranspose2D(1, 1)"),
        ("5, 1, 1", "ConvTranspose2D(20, 4), BatchNorm, ReLU, ConvTranspose2D(9, 4, Stride = 2, Padding = 1), BatchNorm, ReLU, ConvTranspose2D(3, 4, Stride = 2, Padding = 1), Tanh"),
        ("17, 3, 4", "ConvTranspose2D(17, 4, Stride = 2, Padding = 1, Groups = 17, Bias = false)"),
        ("19, 4, 3", "Conv2D(19, 3, Padding = 1), ConvTranspose2D(19, 3, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 19), BatchNorm, SiLU"),
        ("5, 4, 3", "ConvTranspose2D(5, 2, Stride = 3, Groups = 5, Dilation = 2), Conv2D(4, 3, Padding = 1)"),
        ("6, 3, 3", "ConvTranspose2D(12, 3, Groups = 6)"),
        ("4, 5, 5", "Conv2D(4, 3, Padding = 1, Name = \"a\"), ConvTranspose2D(4, 3, Padding = 1), Add(\"a\"), ReLU"),
    ];

    public static IEnumerable<NetworkCase> All => [.. Windows, .. Networks.Select(network => new NetworkCase(network.Input, network.Layers))];

    private static IEnumerable<NetworkCase> Windows =>
        from row in Pairwise.Rows(
            Kernels.Length, Strides.Length, Paddings.Length, Dilations.Length, Others.Length, Filters.Length, Groups.Length, Sizes.Length, Before.Length, After.Length)
        where Others[row[4]].Contains("Output", StringComparison.Ordinal) ? row[1] is 1 or 2 : true
        let groups = Groups[row[6]]
        let channels = groups * ((row[5] % 4) + 1)
        select new NetworkCase(
            $"{channels}, {Sizes[row[7]]}",
            $"{string.Format(null, Before[row[8]], channels)}ConvTranspose2D({groups * Filters[row[5]]}, {Kernels[row[0]]}{Strides[row[1]]}{Paddings[row[2]]}{Dilations[row[3]]}{Others[row[4]]}"
            + $"{(groups == 1 ? "" : $", Groups = {groups}")}){After[row[9]]}");
}
