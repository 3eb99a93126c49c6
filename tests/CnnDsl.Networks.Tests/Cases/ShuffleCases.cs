namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Pixels to channels and back, channels of groups interleaved, and pools whose windows are uneven: channels on both sides of the vector widths.</summary>
internal static class ShuffleCases
{
    private static readonly string[] Sizes = ["1, 1", "1, 5", "3, 4", "7, 9"];

    private static readonly string[] Before = ["", "Conv2D({0}, 1), ReLU, ", "Softmax, "];

    private static readonly string[] After = ["", ", Conv2D(3, 3, Padding = 1)", ", Flatten", ", ReLU, Conv2D(17, 1)"];

    public static IEnumerable<NetworkCase> All => [.. Shuffles, .. Unshuffles, .. Channels, .. Adaptive];

    private static IEnumerable<NetworkCase> Shuffles =>
        from row in Pairwise.Rows(4, 3, 2, Sizes.Length, Before.Length, After.Length)
        let factor = row[1] + 1
        let channels = ((int[])[1, 3, 8, 17])[row[0]] * factor * factor
        select Between(channels, Sizes[row[3]], $"PixelShuffle({factor}{DepthFirst(row[2])})", row[4], row[5]);

    private static IEnumerable<NetworkCase> Unshuffles =>
        from row in Pairwise.Rows(4, 3, 2, 3, Before.Length, After.Length)
        let factor = row[1] + 1
        let channels = ((int[])[1, 3, 8, 17])[row[0]]
        select Between(channels, $"{factor * (row[3] + 1)}, {factor * ((2 * row[3]) + 1)}", $"PixelUnshuffle({factor}{DepthFirst(row[2])})", row[4], row[5]);

    private static IEnumerable<NetworkCase> Channels =>
        from row in Pairwise.Rows(4, 5, Sizes.Length, Before.Length, After.Length)
        let groups = ((int[])[1, 2, 3, 8])[row[0]]
        let channels = ((int[])[1, 2, 4, 5, 11])[row[1]] * groups
        select Between(channels, Sizes[row[2]], $"ChannelShuffle({groups})", row[3], row[4]);

    private static IEnumerable<NetworkCase> Adaptive =>
        from row in Pairwise.Rows(Sizes.Length, 4, 4, 3, Before.Length, After.Length)
        let height = ((int[])[1, 2, 3, 7])[row[1]]
        let width = ((int[])[1, 2, 4, 11])[row[2]]
        select Between(((int[])[1, 9, 16])[row[3]], Sizes[row[0]], $"AdaptiveAvgPool2D({height}, {width})", row[4], row[5]);

    private static string DepthFirst(int choice) => choice == 0 ? "" : ", DepthFirst = true";

    private static NetworkCase Between(int channels, string size, string layer, int before, int after) =>
        new($"{channels}, {size}", string.Format(null, Before[before], channels) + layer + After[after]);
}
