namespace CnnDsl.Benchmarks.SelfTest;

/// <summary>Networks of one layer each, on odd sizes, and one small stack: together every kind of layer.</summary>
internal static class LayerCases
{
    public static IEnumerable<NetworkInfo> All => [.. Convolutions, .. MaxPools, .. AvgPools, .. Vectors, .. Elementwise, .. Merges, .. Stacks, .. DeclaredCases.All];

    private static IEnumerable<NetworkInfo> Convolutions =>
    [
        new HandBuilt("conv 3x3 same", 3, 9, 7).Conv2D([5, 9, 7], new(3, 3) { Padding = (1, 1, 1, 1) }).Info,
        new HandBuilt("conv 1x1 without bias", 5, 4, 6).Conv2D([7, 4, 6], new(1, 1), bias: false).Info,
        new HandBuilt("conv 3x2, floor", 2, 10, 9).Conv2D([4, 4, 8], new(3, 2) { Stride = (2, 1), Rounding = Rounding.Floor }).Info,
        new HandBuilt("conv one-sided padding", 2, 8, 8).Conv2D([3, 4, 4], new(3, 3) { Stride = (2, 2), Padding = (0, 1, 1, 0) }).Info,
        new HandBuilt("conv dilated", 2, 9, 11).Conv2D([3, 5, 5], new(3, 3) { Dilation = (2, 3) }).Info,
        new HandBuilt("conv in 2 groups", 4, 6, 5).Conv2D([6, 4, 3], new(3, 3), groups: 2).Info,
        new HandBuilt("depthwise", 5, 7, 6).DepthwiseConv2D([5, 7, 6], new(3, 3) { Padding = (1, 1, 1, 1) }).Info,
        new HandBuilt("depthwise, 2 a channel", 3, 7, 7).DepthwiseConv2D([6, 3, 3], new(3, 3) { Stride = (2, 2) }, bias: false).Info,
    ];

    private static IEnumerable<NetworkInfo> MaxPools =>
    [
        new HandBuilt("max 2x2", 3, 8, 6).MaxPool2D([3, 4, 3], Square(2, 2)).Info,
        new HandBuilt("max 3x3 padded", 3, 7, 9).MaxPool2D([3, 4, 5], Square(3, 2, 1)).Info,
        new HandBuilt("max 3x2, one-sided padding", 2, 6, 7).MaxPool2D([2, 5, 6], new(3, 2) { Padding = (0, 0, 1, 0) }).Info,
        new HandBuilt("max floor", 2, 8, 8).MaxPool2D([2, 3, 3], Square(3, 2) with { Rounding = Rounding.Floor }).Info,
        new HandBuilt("max ceiling", 2, 8, 8).MaxPool2D([2, 4, 4], Square(3, 2) with { Rounding = Rounding.Ceiling }).Info,
        new HandBuilt("max ceiling, last window dropped", 2, 5, 5).MaxPool2D([2, 3, 3], Square(2, 2, 1) with { Rounding = Rounding.Ceiling }).Info,
        new HandBuilt("max ceiling, stride beyond the window", 2, 5, 5).MaxPool2D([2, 2, 2], Square(1, 3) with { Rounding = Rounding.Ceiling }).Info,
        new HandBuilt("max ceiling, dilated", 2, 9, 9)
            .MaxPool2D([2, 4, 4], Square(2, 2) with { Dilation = (3, 3), Rounding = Rounding.Ceiling }).Info,
        new HandBuilt("max dilated", 2, 9, 8).MaxPool2D([2, 5, 6], new(3, 3) { Dilation = (2, 1) }).Info,
    ];

    private static IEnumerable<NetworkInfo> AvgPools =>
        from countPad in (bool[])[true, false]
        let suffix = countPad ? ", padding counts" : ""
        from info in (NetworkInfo[])
        [
            new HandBuilt("avg 2x2" + suffix, 3, 8, 6).AvgPool2D([3, 4, 3], Square(2, 2), countPad).Info,
            new HandBuilt("avg 3x3 padded" + suffix, 3, 7, 9).AvgPool2D([3, 4, 5], Square(3, 2, 1), countPad).Info,
            new HandBuilt("avg one-sided padding" + suffix, 2, 6, 7).AvgPool2D([2, 5, 6], new(3, 2) { Padding = (1, 0, 0, 0) }, countPad).Info,
            new HandBuilt("avg floor" + suffix, 2, 8, 8).AvgPool2D([2, 4, 4], Square(3, 2, 1) with { Rounding = Rounding.Floor }, countPad).Info,
            new HandBuilt("avg ceiling" + suffix, 2, 8, 8).AvgPool2D([2, 5, 5], Square(3, 2, 1) with { Rounding = Rounding.Ceiling }, countPad).Info,
            new HandBuilt("avg ceiling, last window dropped" + suffix, 2, 5, 5)
                .AvgPool2D([2, 3, 3], Square(2, 2, 1) with { Rounding = Rounding.Ceiling }, countPad).Info,
            new HandBuilt("avg dilated" + suffix, 2, 9, 8).AvgPool2D([2, 7, 6], new(3, 3) { Dilation = (2, 1), Padding = (1, 0, 1, 0) }, countPad).Info,
        ]
        select info;

    private static IEnumerable<NetworkInfo> Vectors =>
    [
        new HandBuilt("dense", 13).Dense(7).Info,
        new HandBuilt("dense without bias", 13).Dense(7, bias: false).Info,
        new HandBuilt("flatten", 3, 4, 5).Flatten().Info,
        new HandBuilt("dropout", 3, 4, 5).Activation("Dropout", new LayerArgument("Rate", 0.5)).Info,
        new HandBuilt("global avg", 5, 4, 7).GlobalPool("GlobalAvgPool2D").Info,
        new HandBuilt("global max", 5, 4, 7).GlobalPool("GlobalMaxPool2D").Info,
        new HandBuilt("softmax of a vector", 10).Softmax().Info,
        new HandBuilt("softmax of a map", 5, 3, 4).Softmax().Info,
        new HandBuilt("batch norm of a vector", 9).BatchNorm().Info,
        new HandBuilt("prelu of a vector", 9).PReLU(shared: false).Info,
        new HandBuilt("shared prelu of a vector", 9).PReLU(shared: true).Info,
    ];

    private static IEnumerable<NetworkInfo> Elementwise =>
    [
        new HandBuilt("batch norm", 4, 5, 3).BatchNorm(1e-3).Info,
        new HandBuilt("batch norm without weight", 4, 5, 3).BatchNorm(affine: false).Info,
        new HandBuilt("prelu", 4, 5, 3).PReLU(shared: false).Info,
        new HandBuilt("shared prelu", 4, 5, 3).PReLU(shared: true).Info,
        new HandBuilt("gelu", 4, 50, 3).GELU(tanh: false).Info,
        new HandBuilt("gelu by tanh", 4, 50, 3).GELU(tanh: true).Info,
        Activation("LeakyReLU", new LayerArgument("NegativeSlope", 0.1)),
        Activation("ELU", new LayerArgument("Alpha", 0.7)),
        Activation("HardSigmoid", new("Alpha", 1.0 / 6), new("Beta", 0.5)),
        .. ((string[])["ReLU", "ReLU6", "Sigmoid", "Tanh", "HardSwish", "SiLU", "Softplus"]).Select(kind => Activation(kind)),
    ];

    private static IEnumerable<NetworkInfo> Merges =>
    [
        .. ((string[])["Add", "Sub", "Mul"]).SelectMany(kind => (NetworkInfo[])
        [
            new HandBuilt($"{kind} of two maps", 3, 5, 4).Activation("Sigmoid").Merge(kind, [3, 5, 4], 0).Info,
            new HandBuilt($"{kind} of a map and its means", 3, 5, 4).GlobalPool("GlobalAvgPool2D").Merge(kind, [3, 5, 4], 0).Info,
            new HandBuilt($"{kind} of three vectors", 7).Dense(7).Activation("Tanh").Merge(kind, [7], 0, 1).Info,
        ]),
        new HandBuilt("concat of maps", 3, 5, 4).Conv2D([2, 5, 4], new(1, 1)).Merge("Concat", [8, 5, 4], 0, 0).Info,
        new HandBuilt("concat of vectors", 7).Dense(4).Merge("Concat", [11], 0).Info,
        new HandBuilt("slice of a map", 7, 3, 4).Slice(2, 4).Info,
        new HandBuilt("slice of a vector", 9).Slice(5, 4).Info,
    ];

    private static IEnumerable<NetworkInfo> Stacks =>
    [
        new HandBuilt("stack", 1, 12, 12)
            .Conv2D([6, 12, 12], new(5, 5) { Padding = (2, 2, 2, 2) }).BatchNorm().Activation("ReLU").MaxPool2D([6, 6, 6], Square(2, 2))
            .Conv2D([8, 4, 4], new(3, 3)).Activation("HardSwish").AvgPool2D([8, 2, 2], Square(2, 2), countIncludePad: true)
            .Flatten().Dense(12).PReLU(shared: true).Activation("Dropout").Dense(10).Softmax().Activation("Dropout").Info,
    ];

    private static NetworkInfo Activation(string kind, params LayerArgument[] arguments) =>
        new HandBuilt(kind, 4, 50, 3).Activation(kind, arguments).Info;

    private static Window Square(int kernel, int stride, int padding = 0) =>
        new(kernel, kernel) { Stride = (stride, stride), Padding = (padding, padding, padding, padding) };
}
