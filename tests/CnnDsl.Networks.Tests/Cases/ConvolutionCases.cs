namespace CnnDsl.Networks.Tests.Cases;

/// <summary>
/// Convolutions round every edge of a register tile: output widths, channels on both sides, windows; from a planar input, from
/// blocks, and from blocks in a frame; with what a kernel takes in behind them, and with a frame round their own output.
/// </summary>
internal static class ConvolutionCases
{
    private static readonly int[] Widths = [.. Enumerable.Range(1, 33), 47, 56];

    private static readonly int[] Channels = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 48, 64];

    private static readonly (int Height, int Width)[] Kernels = [(3, 3), (1, 1), (5, 5), (2, 2), (1, 7), (3, 5), (4, 4), (7, 1), (7, 7), (9, 9)];

    private static readonly (int Height, int Width)[] Strides = [(1, 1), (2, 2), (3, 3), (2, 1), (1, 2)];

    private static readonly (int Height, int Width)[] Dilations = [(1, 1), (2, 2), (1, 2)];

    /// <summary>What makes the input: nothing (planar), or a layer that leaves blocks, without padding behind it in no frame.</summary>
    private static readonly string[] Before = ["", "MaxPool2D(1), ", "ReLU, "];

    /// <summary>What follows: the kernel's epilogues, and a reader that wants a frame.</summary>
    private static readonly string[] After =
        ["", ", ReLU", ", BatchNorm, ReLU6", ", SiLU", ", PReLU", ", Conv2D(3, 3, Padding = 1)", ", BatchNorm", ", MaxPool2D(1)"];

    public static IEnumerable<NetworkCase> All =>
    [
        .. Grid(Widths, [3, 4, 16, 17], [5, 16, 24, 33], Kernels[..8]),
        .. Grid([1, 2, 6, 7, 13, 14, 15, 28], Channels, Channels, Kernels),
        .. Squares,
        .. WholeRows,
        .. WrappedRows,
        .. Subsampled,
        .. Blocks,
    ];

    /// <summary>Any two of these and of the ways to slide a window, to arrive and to go on.</summary>
    private static IEnumerable<NetworkCase> Grid(int[] widths, int[] channels, int[] filters, (int Height, int Width)[] kernels) =>
        from row in Pairwise.Rows(
            widths.Length, channels.Length, filters.Length, kernels.Length, Strides.Length, Dilations.Length, 6, Before.Length, After.Length)
        let window = new WindowText(kernels[row[3]], Strides[row[4]], Dilations[row[5]], (PaddingKind)row[6])
        select Case(window, widths[row[0]], channels[row[1]], filters[row[2]], Before[row[7]], After[row[8]], bias: row[0] % 4 != 3);

    /// <summary>The 3 x 3 convolution that most networks consist of, on maps whose height counts too: tiles of rows have edges as well.</summary>
    private static IEnumerable<NetworkCase> Squares
    {
        get
        {
            int[] heights = [4, 5, 6, 7, 8, 13, 14, 28];
            int[] widths = [1, 4, 6, 7, 8, 9, 14, 15, 16, 28];
            int[] channels = [3, 16, 17, 32, 48];
            int[] filters = [16, 24, 33, 64];
            PaddingKind[] paddings = [PaddingKind.Half, PaddingKind.None, PaddingKind.FourSides];
            string[] after = [", ReLU", "", ", ReLU, MaxPool2D(2, Rounding = Rounding.Floor)", ", BatchNorm, PReLU", ", Conv2D(16, 3, Padding = 1), GELU"];
            return
                from row in Pairwise.Rows(heights.Length, widths.Length, channels.Length, filters.Length, paddings.Length, Before.Length, after.Length)
                let tail = widths[row[1]] == 1 ? after[row[6]].Replace("MaxPool2D(2,", "MaxPool2D(2, 1,", StringComparison.Ordinal) : after[row[6]]
                let window = new WindowText((3, 3), (1, 1), (1, 1), paddings[row[4]])
                select Case(window, widths[row[1]], channels[row[2]], filters[row[3]], Before[row[5]], tail, bias: row[1] % 4 != 3, height: heights[row[0]]);
        }
    }

    /// <summary>1 x 1 convolutions without frames, where the kernel takes the map for one long row.</summary>
    private static IEnumerable<NetworkCase> WholeRows =>
        from size in (string[])["1, 1", "2, 3", "5, 5", "7, 7", "6, 8", "7, 9"]
        from channels in (int[])[3, 16, 20]
        from filters in (int[])[5, 24]
        select new NetworkCase($"{channels}, {size}", $"{(filters == 24 ? "" : "MaxPool2D(1), ")}Conv2D({filters}, 1), HardSwish");

    /// <summary>1 x 1 convolutions that read one long row and write several with a frame between them, narrower than a tile and wider, with and without a rest.</summary>
    private static IEnumerable<NetworkCase> WrappedRows =>
        from size in (string[])["2, 1", "5, 5", "7, 7", "3, 29"]
        from filters in (int[])[5, 24, 33]
        from after in (string[])["", ", ReLU6", ", SiLU", ", PReLU", ", Add(\"maxpool1\"), ReLU"]
        let channels = after.Contains("Add", StringComparison.Ordinal) ? filters : 20
        select new NetworkCase($"{channels}, {size}", $"MaxPool2D(1), Conv2D({filters}, 1){after}, Conv2D(3, 3, Padding = 1)");

    /// <summary>1 x 1 convolutions with a stride and so many filters that the pixels they read are put together first; from a frame too.</summary>
    private static IEnumerable<NetworkCase> Subsampled =>
        from size in (string[])["9, 9", "5, 29"]
        from stride in (string[])["Stride = 2", "StrideHeight = 2, StrideWidth = 1", "StrideHeight = 1, StrideWidth = 4"]
        from framed in (bool[])[false, true]
        from after in ((string Layers, string Last)[])[("", "pixels"), (", SiLU", "silu1"), (", Conv2D(3, 3, Padding = 1, Name = \"last\")", "last")]
        let side = framed ? ", Conv2D(8, 3, Padding = 1, Name = \"side\")" : ""
        let outputs = framed ? $", Output(\"side\"), Output(\"{after.Last}\")" : ""
        select new NetworkCase($"40, {size}", $"MaxPool2D(1){side}, Conv2D(136, 1, {stride}, Name = \"pixels\", From = \"maxpool1\"){after.Layers}{outputs}");

    /// <summary>Maps that the second-level cache does not hold, so that some outputs at a time go through all filters.</summary>
    private static IEnumerable<NetworkCase> Blocks =>
        from layers in (string[])
        [
            "Conv2D(72, 1)",
            "Conv2D(72, 1), SiLU",
            "Conv2D(96, 1), Add(\"maxpool1\"), ReLU",
            "Conv2D(72, 1, Stride = 2, Padding = 1), PReLU",
            "Conv2D(72, 3, Stride = 2), GELU",
            "Conv2D(96, 1, Groups = 2)",
        ]
        select new NetworkCase("96, 33, 37", $"MaxPool2D(1), {layers}");

    private static NetworkCase Case(WindowText window, int width, int channels, int filters, string before, string after, bool bias, int? height = null)
    {
        int rows = height ?? 1 + ((width + channels + filters) % 3);
        window = window.InputFor(rows, width) is null ? window with { Padding = PaddingKind.None } : window;
        (int inputHeight, int inputWidth) = window.InputFor(rows, width)!.Value;
        string more = window.Arguments + (bias ? "" : ", Bias = false");
        return new NetworkCase(
            $"{channels}, {inputHeight}, {inputWidth}", $"{before}Conv2D({filters}, {window.Kernel.Height}, {window.Kernel.Width}{more}){after}");
    }
}
