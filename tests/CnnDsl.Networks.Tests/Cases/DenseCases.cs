namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Dense layers round the edges of a vector and of the groups of vectors that they go by, and what is flattened before them.</summary>
internal static class DenseCases
{
    private static readonly int[] Sizes =
    [
        1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 20, 23, 24, 25, 28, 31, 32, 33, 36, 40, 41, 47, 48, 49, 56, 57, 63, 64, 65, 72, 79, 80, 81, 95, 96, 97,
        111, 112, 113, 119, 127, 128, 129, 130,
    ];

    private static readonly string[] Maps = ["1, 1, 1", "7, 1, 1", "16, 1, 1", "1, 4, 5", "6, 3, 3", "16, 2, 3", "20, 2, 2", "32, 3, 3"];

    private static readonly string[] Producers = ["", "ReLU, ", "Conv2D(16, 1), ", "Conv2D(21, 1), ", "Conv2D(4, 1), Softmax, ", "GlobalAvgPool2D, "];

    private static readonly string[] Readers =
    [
        "Flatten", "Flatten, Dense(11)", "Flatten, Dropout, Dense(33), ReLU", "Flatten, Tanh", "Flatten, Sigmoid, Dense(9)", "Flatten, BatchNorm, ReLU",
        "Flatten, Softmax", "Flatten, Flatten, Dense(20), BatchNorm", "Flatten, PReLU, Dense(3)", "Dropout, Flatten, Dense(17), Softmax",
    ];

    public static IEnumerable<NetworkCase> All => [.. Units, .. Chains, .. Heads, .. Flattened];

    /// <summary>With enough weights for the images of a batch to go through them together: a vector, a map in blocks and in planes, and what stands behind.</summary>
    public static IEnumerable<NetworkCase> Heads =>
    [
        new("257", "Dense(40)"),
        new("513", "Dense(130, Bias = false), ReLU, BatchNorm, PReLU, Dense(65), Tanh, Dense(9), Softmax"),
        new("3, 9, 8", "Conv2D(32, 3, Padding = 1), ReLU, Flatten, Dense(129), GELU, Dense(16)"),
        new("7, 6, 5", "Conv2D(21, 1), Flatten, Dropout, Dense(64), Reshape(4, 4, 4)"),
        new("600, 3, 3", "GlobalAvgPool2D, Flatten, Dense(72), Sigmoid"),
    ];

    /// <summary>Every size as units, and as features.</summary>
    private static IEnumerable<NetworkCase> Units =>
        Sizes.Select((size, i) => new NetworkCase(
            $"{Sizes[Sizes.Length - 1 - i]}", $"Dense({size}{(i % 5 == 0 ? ", Bias = false" : "")}){(i % 2 == 0 ? "" : ", ReLU")}"));

    private static IEnumerable<NetworkCase> Chains =>
    [
        new("300", "Dense(257), ReLU, Dense(100), ReLU, Dense(10), Softmax"),
        new("12", "Dense(1), Sigmoid, Dense(144), Tanh, Dense(2)"),
        new("1", "Dense(1), Dense(1)"),
        new("16", "Dropout, Dense(16), Dropout, GELU, Dropout, Dense(16), Dropout"),
    ];

    private static IEnumerable<NetworkCase> Flattened =>
        from row in Pairwise.Rows(Maps.Length, Producers.Length, Readers.Length)
        select new NetworkCase(Maps[row[0]], Producers[row[1]] + Readers[row[2]]);
}
