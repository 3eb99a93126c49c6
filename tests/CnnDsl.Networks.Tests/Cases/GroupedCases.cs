namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Convolutions in groups, whose sizes seldom are those of a vector, and depthwise ones with and without a multiplier.</summary>
internal static class GroupedCases
{
    private static readonly int[] Widths = [1, 2, 5, 7, 8, 13, 15, 16, 28];

    private static readonly (int Height, int Width)[] Kernels = [(3, 3), (1, 1), (5, 5), (2, 2), (1, 3), (7, 1)];

    private static readonly (int Height, int Width)[] Strides = [(1, 1), (2, 2), (1, 3)];

    private static readonly (int Height, int Width)[] Dilations = [(1, 1), (2, 2)];

    private static readonly string[] Before = ["", "MaxPool2D(1), ", "ReLU, "];

    private static readonly string[] After = ["", ", ReLU", ", BatchNorm, SiLU", ", PReLU", ", Conv2D(3, 3, Padding = 1)"];

    public static IEnumerable<NetworkCase> All => [.. Grouped, .. Depthwise];

    private static IEnumerable<NetworkCase> Grouped
    {
        get
        {
            int[] groups = [2, 3, 4, 5, 16];
            int[] channels = [1, 2, 3, 4, 5, 8, 9, 16, 17];
            int[] filters = [1, 2, 3, 4, 5, 12, 16, 17];
            return
                from row in Pairwise.Rows(
                    groups.Length, channels.Length, filters.Length, Widths.Length, Kernels.Length, Strides.Length, Dilations.Length, 6, Before.Length, After.Length)
                let window = Fitting(new WindowText(Kernels[row[4]], Strides[row[5]], Dilations[row[6]], (PaddingKind)row[7]), Widths[row[3]])
                let g = groups[row[0]]
                select new NetworkCase(
                    Input(g * channels[row[1]], window, Widths[row[3]]),
                    $"{Before[row[8]]}Conv2D({g * filters[row[2]]}, {window.Kernel.Height}, {window.Kernel.Width}{window.Arguments}, Groups = {g}){After[row[9]]}");
        }
    }

    private static IEnumerable<NetworkCase> Depthwise
    {
        get
        {
            int[] channels = [1, 2, 3, 4, 5, 7, 9, 15, 16, 17, 33, 48];
            return
                from row in Pairwise.Rows(channels.Length, Widths.Length, 3, Kernels.Length, Strides.Length, Dilations.Length, 6, Before.Length, After.Length)
                let window = Fitting(new WindowText(Kernels[row[3]], Strides[row[4]], Dilations[row[5]], (PaddingKind)row[6]), Widths[row[1]])
                let multiplier = row[2] == 0 ? "" : $", Multiplier = {row[2] + 1}"
                select new NetworkCase(
                    Input(channels[row[0]], window, Widths[row[1]]),
                    $"{Before[row[7]]}DepthwiseConv2D({window.Kernel.Height}, {window.Kernel.Width}{window.Arguments}{multiplier}){After[row[8]]}");
        }
    }

    private static int HeightFor(int width) => 1 + (width % 3);

    private static WindowText Fitting(WindowText window, int width) =>
        window.InputFor(HeightFor(width), width) is null ? window with { Padding = PaddingKind.None } : window;

    private static string Input(int channels, WindowText window, int width)
    {
        (int height, int columns) = window.InputFor(HeightFor(width), width)!.Value;
        return $"{channels}, {height}, {columns}";
    }
}
