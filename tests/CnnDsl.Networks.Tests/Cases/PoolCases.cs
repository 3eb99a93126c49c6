namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Pools of all kinds, paddings and roundings, between producers and readers of all layouts.</summary>
internal static class PoolCases
{
    private static readonly (string Kind, string More)[] Kinds = [("MaxPool2D", ""), ("AvgPool2D", ""), ("AvgPool2D", ", CountIncludePad = false")];

    private static readonly (int Height, int Width)[] Kernels = [(2, 2), (3, 3), (1, 1), (5, 5), (2, 3), (4, 1)];

    private static readonly string[] Strides = ["", ", Stride = 1", ", Stride = 2", ", Stride = 3", ", StrideHeight = 1, StrideWidth = 2"];

    private static readonly string[] Paddings =
        ["", ", Padding = {0}", ", PaddingTop = {0}, PaddingRight = {1}", ", PaddingLeft = {1}, PaddingBottom = {0}", ", AutoPad = AutoPad.Same", ", AutoPad = AutoPad.SameLower"];

    private static readonly string[] Roundings = [", Rounding = Rounding.Floor", ", Rounding = Rounding.Ceiling"];

    private static readonly string[] Dilations = ["", ", Dilation = 2", ", DilationWidth = 3"];

    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 13];

    private static readonly int[] Channels = [1, 3, 4, 9, 16, 17];

    private static readonly string[] Before = ["", "Conv2D({0}, 1), ", "Conv2D({0}, 3, Padding = 1), ReLU, "];

    private static readonly string[] After = ["", ", Conv2D(2, 3, Padding = 1)", ", ReLU", ", DepthwiseConv2D(3, AutoPad = AutoPad.Same)"];

    /// <summary>Dilated windows some of which have all their taps in the padding: minus infinity is their largest value, and 0 their mean, as in PyTorch.</summary>
    private static readonly (string Input, string Layers)[] Missing =
    [
        ("5, 1, 4", "MaxPool2D(KernelHeight = 1, KernelWidth = 2, Stride = 1, DilationWidth = 5, PaddingWidth = 4)"),
        ("17, 2, 2", "MaxPool2D(2, Stride = 1, Dilation = 4, Padding = 3)"),
        ("5, 2, 2", "AvgPool2D(2, Stride = 1, Dilation = 4, Padding = 3)"),
        ("17, 2, 2", "AvgPool2D(2, Stride = 1, Dilation = 4, Padding = 3, CountIncludePad = false)"),
        ("3, 2", "AvgPool1D(2, Stride = 1, Dilation = 4, Padding = 3, CountIncludePad = false), Conv1D(4, 1)"),
        ("3, 2", "MaxPool1D(2, Stride = 1, Dilation = 4, Padding = 3)"),
    ];

    public static IEnumerable<NetworkCase> All =>
        [.. Windows, .. Global, .. Plain, .. Missing.Select(missing => new NetworkCase(missing.Input, missing.Layers))];

    private static IEnumerable<NetworkCase> Windows =>
        from row in Pairwise.Rows(
            Kinds.Length, Kernels.Length, Strides.Length, Paddings.Length, Roundings.Length, Dilations.Length, Sizes.Length, Channels.Length, Before.Length, After.Length)
        select Window(row);

    /// <summary>The common pool, which has a path of its own, with and without a row and column left over.</summary>
    private static IEnumerable<NetworkCase> Plain =>
        from size in (string[])["2, 2", "4, 6", "5, 7", "3, 2"]
        from channels in (int[])[1, 5, 16, 20]
        select new NetworkCase($"{channels}, {size}", "MaxPool2D(2, Rounding = Rounding.Floor)");

    private static IEnumerable<NetworkCase> Global =>
        from kind in (string[])["GlobalAvgPool2D", "GlobalMaxPool2D"]
        from channels in (int[])[1, 4, 16, 33]
        from size in (string[])["1, 1", "5, 3", "14, 14"]
        select new NetworkCase($"{channels}, {size}", channels % 2 == 0 ? $"ELU, {kind}" : $"Conv2D({channels}, 1), {kind}, Conv2D(5, 3, Padding = 1)");

    private static NetworkCase Window(int[] row)
    {
        (string kind, string more) = Kinds[row[0]];
        (int height, int width) = Kernels[row[1]];
        (int highSpan, int wideSpan) = row[5] switch
        {
            1 => ((2 * height) - 1, (2 * width) - 1),
            2 => (height, (3 * width) - 2),
            _ => (height, width),
        };

        // As PyTorch has it, and so that no tap of every window lies in the padding: at most half of the window.
        string padding = string.Format(null, Paddings[row[3]], Math.Min(height, width) / 2, width / 2);
        string size = $"{Math.Max(highSpan, Sizes[(row[6] + row[7]) % Sizes.Length])}, {Math.Max(wideSpan, Sizes[row[6]])}";
        int channels = Channels[row[7]];
        return new NetworkCase(
            $"{channels}, {size}",
            $"{string.Format(null, Before[row[8]], channels)}{kind}({height}, {width}{Strides[row[2]]}{padding}{Roundings[row[4]]}{Dilations[row[5]]}{more}){After[row[9]]}");
    }
}
