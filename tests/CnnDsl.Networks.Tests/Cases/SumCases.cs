namespace CnnDsl.Networks.Tests.Cases;

/// <summary>
/// Sums that convolutions take in: a map of K channels on the first ones of N, as networks have it that widen, and values that are made
/// behind the convolution; and what looks like these and is not.
/// </summary>
internal static class SumCases
{
    /// <summary>K and N round the edges of vectors of 4, 8 and 16 lanes.</summary>
    private static readonly (int Added, int Whole)[] Channels =
        [(24, 28), (28, 32), (32, 36), (4, 20), (16, 17), (15, 33), (1, 2), (8, 40), (12, 14), (31, 48), (20, 72)];

    private static readonly string[] Sizes = ["9, 7", "1, 1", "5, 29", "14, 14"];

    /// <summary>What makes the map of K channels: the lanes beyond hold zeros, halves, infinities, or channels of something else.</summary>
    private static readonly string[] Maps =
    [
        "MaxPool2D(1, Name = \"x\")",
        "MaxPool2D(1), Sigmoid(Name = \"x\")",
        "MaxPool2D(1), Reciprocal(Name = \"x\")",
        "MaxPool2D(1), Conv2D({1}, 1, Name = \"more\"), Slice(0, {0}, Name = \"x\")",
    ];

    /// <summary>What makes the value of N channels: one tap, rows of them, Winograd's tiles, depthwise, groups, from planes.</summary>
    private static readonly string[] Convolutions =
    [
        "Conv2D({1}, 1, Name = \"wide\")",
        "Conv2D({1}, 3, Padding = 1, Name = \"wide\")",
        "Conv2D({1}, 5, Padding = 2), BatchNorm(Name = \"wide\")",
        "Conv2D({1}, 3, Padding = 1, Bias = false), Dropout(Name = \"wide\")",
        "Conv2D({1}, 1), DepthwiseConv2D(3, Padding = 1, Name = \"wide\")",
        "Conv2D({1}, 3, Padding = 1, Groups = {2}, Name = \"wide\")",
        "Conv2D({1}, 3, Padding = 1, Name = \"wide\", From = \"input\")",
    ];

    /// <summary>How the parts come and go: both orders of the operands and of the slices, layers between that do nothing.</summary>
    private static readonly string[] Sums =
    [
        "Slice(0, {0}, Name = \"first\"), Add(\"x\", Name = \"sum\"), Slice({0}, {3}, From = \"wide\", Name = \"rest\"), Concat(\"sum\", \"rest\")",
        "Slice(0, {0}, Name = \"first\"), Add(\"x\", \"first\", Name = \"sum\"), Slice({0}, {3}, From = \"wide\", Name = \"rest\"), Concat(\"sum\", \"rest\")",
        "Slice({0}, {3}, Name = \"rest\"), Slice(0, {0}, From = \"wide\"), Dropout, Add(\"x\"), Dropout(Name = \"sum\"), Concat(\"sum\", \"rest\"), Dropout",
    ];

    private static readonly string[] After =
        ["", ", ReLU", ", SiLU", ", ReLU6, Conv2D(3, 3, Padding = 1)", ", Conv2D(17, 1)", ", PReLU", ", MaxPool2D(2, Stride = 1, Padding = 1)", ", Flatten, Dense(7)"];

    /// <summary>Of 24 channels and of 28, none of which is the sum that a convolution takes in.</summary>
    private static readonly string[] Others =
    [
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), Conv2D(24, 1), Add(\"a\")",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), Conv2D(24, 3, Padding = 1), Add(\"s\")",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), ReLU, Add(\"wide\")",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\", Name = \"c\"), Output(\"s\"), Output(\"c\")",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\", Name = \"c\"), Output(\"c\"), Output(\"wide\")",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"b\", \"s\"), ReLU",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(25, 3, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), ReLU",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(23, 5, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), ReLU",
        "Slice(4, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(0, 4, From = \"wide\", Name = \"b\"), Concat(\"b\", \"s\"), ReLU",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\", \"x\"), ReLU",
        "Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), ReLU(Name = \"r\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"r\", \"b\")",
        "Slice(0, 24, Name = \"a\"), Sub(\"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), ReLU",
        "Slice(0, 24, Name = \"a\"), Add(\"a\", \"x\", \"x\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), ReLU",
        "Slice(0, 24, Name = \"a\"), GlobalAvgPool2D(From = \"x\"), Add(\"a\", Name = \"s\"), Slice(24, 4, From = \"wide\", Name = \"b\"), Concat(\"s\", \"b\"), ReLU",
        "ReLU(Name = \"r\"), Slice(0, 24, Name = \"a\"), Add(\"x\", Name = \"s\"), Slice(24, 4, From = \"r\", Name = \"b\"), Concat(\"s\", \"b\"), ReLU",
    ];

    /// <summary>A sum whose other value is made behind the convolution.</summary>
    private static readonly string[] Late =
    [
        "Conv2D({0}, 1, Name = \"a\"), MaxPool2D(3, Stride = 1, Padding = 1, From = \"x\"), Add(\"a\"), ReLU",
        "Conv2D({0}, 3, Padding = 1, Name = \"a\"), AvgPool2D(3, Stride = 1, Padding = 1, From = \"x\"), Add(\"a\", \"avgpool1\"), SiLU, Conv2D(9, 3, Padding = 1)",
        "Conv2D({0}, 1, Name = \"a\"), Conv2D({0}, 3, Padding = 1, From = \"x\"), ReLU, Add(\"a\"), Conv2D(9, 1)",
        "Conv2D({0}, 1, Name = \"a\"), Conv2D({0}, 1, From = \"x\", Name = \"b\"), MaxPool2D(1, From = \"x\"), Add(\"b\"), Add(\"a\"), PReLU",
        "Conv2D({0}, 1, Name = \"a\"), MaxPool2D(1, From = \"x\"), Tanh(Name = \"t\"), Add(\"a\", Name = \"s\"), Output(\"s\"), Output(\"t\")",
        "GlobalAvgPool2D, Sigmoid, Mul(\"x\"), Conv2D({0}, 1, Name = \"a\"), MaxPool2D(1, From = \"x\"), Add(\"a\"), ReLU",
    ];

    public static IEnumerable<NetworkCase> All =>
    [
        .. from row in Pairwise.Rows(Channels.Length, Sizes.Length, Maps.Length, Convolutions.Length, Sums.Length, After.Length)
           select Case(Channels[row[0]], Sizes[row[1]], $"{Maps[row[2]]}, {Convolutions[row[3]]}, {Sums[row[4]]}{After[row[5]]}"),
        .. from channels in Channels
           from after in (string[])["", ", ReLU", ", ReLU, Conv2D(9, 3, Padding = 1)"]
           select Case(channels, after.Length == 0 ? "10, 14" : "8, 6", Downsampling + after),
        .. from reader in Others
           from convolution in (string[])["Conv2D(28, 1, Name = \"wide\")", "Conv2D(28, 3, Padding = 1, Name = \"wide\")"]
           select new NetworkCase("24, 6, 7", $"MaxPool2D(1, Name = \"x\"), {convolution}, {reader}"),
        new NetworkCase("24, 13", $"MaxPool1D(1, Name = \"x\"), Conv1D(28, 3, Padding = 1, Name = \"wide\"), {Sequence}, ReLU"),
        new NetworkCase("5, 30", $"MaxPool1D(1, Name = \"x\"), Conv1D(5, 1, Name = \"a\"), AvgPool1D(3, Stride = 1, Padding = 1, From = \"x\"), Add(\"a\"), Conv1D(4, 5)"),
        .. from channels in (int[])[5, 16, 24]
           from layers in Late
           select new NetworkCase($"{channels}, 6, 7", string.Format(null, "MaxPool2D(1, Name = \"x\"), " + layers, channels)),
    ];

    private const string Sequence =
        "Slice(0, 24, Name = \"first\"), Add(\"x\", Name = \"sum\"), Slice(24, 4, From = \"wide\", Name = \"rest\"), Concat(\"sum\", \"rest\")";

    /// <summary>The shortcut is a pool that is declared behind the convolution.</summary>
    private const string Downsampling =
        "MaxPool2D(1, Name = \"x\"), DepthwiseConv2D(3, Stride = 2, PaddingBottom = 1, PaddingRight = 1), Conv2D({1}, 1, Name = \"wide\"), Slice(0, {0}, Name = \"first\"), "
        + "MaxPool2D(2, From = \"x\"), Add(\"first\", Name = \"sum\"), Slice({0}, {3}, From = \"wide\", Name = \"rest\"), Concat(\"sum\", \"rest\")";

    private static NetworkCase Case((int Added, int Whole) channels, string size, string layers)
    {
        int groups = new[] { 4, 2, 1 }.First(count => channels.Added % count == 0 && channels.Whole % count == 0);
        return new NetworkCase($"{channels.Added}, {size}", string.Format(null, layers, channels.Added, channels.Whole, groups, channels.Whole - channels.Added));
    }
}
