namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Convolutions and pools along sequences, of all strides, paddings and dilations, between producers and readers of all layouts.</summary>
internal static class SequenceCases
{
    private static readonly string[] Layers =
    [
        "Conv1D(5, {0}", "Conv1D(18, {0}, Bias = false", "Conv1D(16, {0}, Groups = {1}", "Conv1D({1}, {0}, Groups = {1}", "MaxPool1D({0}", "AvgPool1D({0}",
        "AvgPool1D({0}, CountIncludePad = false",
    ];

    private static readonly int[] Kernels = [1, 2, 3, 5, 8];

    private static readonly string[] Strides = [", Stride = 1", ", Stride = 2", ", Stride = 3"];

    private static readonly string[] Paddings = ["", ", Padding = {0}", ", PaddingLeft = {0}", ", PaddingRight = {0}", ", AutoPad = AutoPad.Same", ", AutoPad = AutoPad.SameLower"];

    private static readonly string[] Dilations = ["", ", Dilation = 2", ", Dilation = 3"];

    /// <summary>Beyond the shortest length that the window fits into.</summary>
    private static readonly int[] More = [0, 1, 2, 5, 12, 16, 31];

    private static readonly int[] Channels = [1, 2, 4, 8, 16];

    private static readonly string[] Before = ["", "Conv1D({0}, 1), ", "ReLU, "];

    private static readonly string[] After = ["", ", ReLU", ", BatchNorm, SiLU", ", Conv1D(3, 3, Padding = 1)", ", Flatten, Dense(5)", ", GlobalAvgPool1D", ", GlobalMaxPool1D, Flatten"];

    private static readonly (string Input, string Layers)[] Others =
    [
        ("5, 1", "ReLU"),
        ("1, 1", "Conv1D(1, 1)"),
        ("17, 9", "Softmax"),
        ("17, 9", "Conv1D(17, 3, Padding = 1), Add(\"input\"), ReLU"),
        ("6, 9", "Conv1D(8, 3, Name = \"a\"), MaxPool1D(3, Stride = 1, From = \"input\"), Concat(\"a\", \"maxpool1\"), PReLU"),
        ("19, 9", "GlobalAvgPool1D, Sigmoid"),
        ("40, 33", "Conv1D(24, 3, Padding = 1), BatchNorm, ReLU, MaxPool1D(2, Rounding = Rounding.Floor), Conv1D(40, 3, Padding = 1), GlobalMaxPool1D, Flatten, Dense(7), Softmax"),
    ];

    public static IEnumerable<NetworkCase> All => [.. Windows, .. Others.Select(other => new NetworkCase(other.Input, other.Layers))];

    private static IEnumerable<NetworkCase> Windows =>
        from row in Pairwise.Rows(
            Layers.Length, Kernels.Length, Strides.Length, Paddings.Length, Dilations.Length, More.Length, Channels.Length, Before.Length, After.Length)
        select Window(row);

    private static NetworkCase Window(int[] row)
    {
        (int kernel, int channels) = (Kernels[row[1]], Channels[row[6]]);
        int span = ((row[4] + 1) * (kernel - 1)) + 1;
        string layer = string.Format(null, Layers[row[0]], kernel, channels);
        string padding = string.Format(null, Paddings[row[3]], kernel / 2);
        return new NetworkCase(
            $"{channels}, {span + More[row[5]]}",
            $"{string.Format(null, Before[row[7]], channels)}{layer}{Strides[row[2]]}{padding}{Dilations[row[4]]}, Rounding = Rounding.Floor){After[row[8]]}");
    }
}
