namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Upsampling by every mode and reading of coordinates, and padding of every kind.</summary>
internal static class ResamplingCases
{
    private static readonly string[] Modes =
    [
        "", ", NearestRounding = NearestRounding.Ceiling", ", NearestRounding = NearestRounding.PreferFloor", ", NearestRounding = NearestRounding.PreferCeiling",
        ", Mode = UpsampleMode.Bilinear", ", Mode = UpsampleMode.Bilinear, ExcludeOutside = true", ", Mode = UpsampleMode.Bicubic",
        ", Mode = UpsampleMode.Bicubic, CubicCoefficient = -0.5, ExcludeOutside = true",
    ];

    private static readonly string[] Coordinates =
        ["", ", Coordinates = UpsampleCoordinates.HalfPixel", ", Coordinates = UpsampleCoordinates.Asymmetric", ", Coordinates = UpsampleCoordinates.AlignCorners",
        ", Coordinates = UpsampleCoordinates.PyTorchHalfPixel", ", Coordinates = UpsampleCoordinates.HalfPixelNearest"];

    private static readonly string[] Factors =
        ["Scale = 2", "ScaleHeight = 1.5, ScaleWidth = 3", "Scale = 0.6", "Height = 7, Width = 5", "Height = 1, ScaleWidth = 2.3", "Scale = 1"];

    private static readonly string[] Sizes = ["2, 3", "5, 4", "3, 9"];

    private static readonly int[] Channels = [1, 3, 16, 17];

    private static readonly string[] Before = ["", "Conv2D({0}, 1), ", "Softmax, "];

    private static readonly string[] After = ["", ", Conv2D(3, 3, Padding = 1)", ", Flatten", ", ReLU, Conv2D(17, 1)"];

    private static readonly string[] Pads =
        ["Pad(1", "Pad(PaddingTop = 1", "Pad(PaddingLeft = 2, PaddingRight = 1", "Pad(PaddingHeight = 1, PaddingWidth = 2", "Pad(PaddingBottom = 1, PaddingRight = 2", "Pad(0"];

    private static readonly string[] PadModes =
        ["", ", Value = -1.5", ", Mode = PadMode.Reflect", ", Mode = PadMode.Edge"];

    private static readonly (string Input, string Layers)[] Networks =
    [
        ("5, 9", "Pad(PaddingLeft = 3, PaddingRight = 1, Mode = PadMode.Reflect), Conv1D(4, 3)"),
        ("17, 2", "Conv1D(17, 1), Pad(2, Mode = PadMode.Edge)"),
        ("17, 2", "Pad(PaddingRight = 5, Value = 0.25), ReLU"),
        ("5, 2, 2", "Pad(4, Mode = PadMode.Edge)"),
        ("3, 4, 4", "Pad(1, Value = double.NegativeInfinity), MaxPool2D(3)"),
        ("3, 8, 8", "Pad(3, Mode = PadMode.Reflect), Conv2D(8, 7), InstanceNorm, ReLU, Upsample(2), Conv2D(3, 3, Padding = 1), Tanh"),
        ("5, 4, 5", "Conv2D(9, 3, Padding = 1, Name = \"skip\"), MaxPool2D(2, Rounding = Rounding.Floor), Conv2D(9, 3, Padding = 1), Upsample(Height = 4, Width = 5, Mode = UpsampleMode.Bilinear), Add(\"skip\")"),
    ];

    public static IEnumerable<NetworkCase> All => [.. Upsamples, .. Paddings, .. Networks.Select(network => new NetworkCase(network.Input, network.Layers))];

    private static IEnumerable<NetworkCase> Upsamples =>
        from row in Pairwise.Rows(Modes.Length, Coordinates.Length, Factors.Length, Sizes.Length, Channels.Length, Before.Length, After.Length)
        select Between(Channels[row[4]], Sizes[row[3]], $"Upsample({Factors[row[2]]}{Modes[row[0]]}{Coordinates[row[1]]})", row[5], row[6]);

    private static IEnumerable<NetworkCase> Paddings =>
        from row in Pairwise.Rows(Pads.Length, PadModes.Length, 2, Channels.Length, Before.Length, After.Length)
        select Between(Channels[row[3]], Sizes[row[2] + 1], $"{Pads[row[0]]}{PadModes[row[1]]})", row[4], row[5]);

    private static NetworkCase Between(int channels, string size, string layer, int before, int after) =>
        new($"{channels}, {size}", string.Format(null, Before[before], channels) + layer + After[after]);
}
