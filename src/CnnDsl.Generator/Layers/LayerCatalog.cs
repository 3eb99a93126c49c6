namespace CnnDsl.Generator.Layers;

/// <summary>The only list of layer kinds.</summary>
internal static class LayerCatalog
{
    private static readonly LayerKind[] Kinds =
    [
        new Conv2D(),
        new DepthwiseConv2D(),
        new MaxPool2D(),
        new AvgPool2D(),
        new GlobalAvgPool2D(),
        new GlobalMaxPool2D(),
        new BatchNorm(),
        new Dense(),
        new Flatten(),
        new Dropout(),
        new ReLU(),
        new ReLU6(),
        new LeakyReLU(),
        new PReLU(),
        new ELU(),
        new Sigmoid(),
        new Tanh(),
        new HardSigmoid(),
        new HardSwish(),
        new SiLU(),
        new GELU(),
        new Softplus(),
        new Softmax(),
        new Add(),
        new Sub(),
        new Mul(),
        new Concat(),
        new Slice(),
        new Conv1D(),
        new MaxPool1D(),
        new AvgPool1D(),
        new GlobalAvgPool1D(),
        new GlobalMaxPool1D(),
        new AdaptiveAvgPool2D(),
        new PixelShuffle(),
        new PixelUnshuffle(),
        new ChannelShuffle(),
        new Clip(),
        new HardTanh(),
        new Scale(),
        new Shift(),
        new ConvTranspose2D(),
        new Upsample(),
        new Pad(),
        new LRN(),
        new InstanceNorm(),
        new GroupNorm(),
        new Normalize(),
        new Split(),
    ];

    private static readonly Dictionary<string, LayerKind> ByName = Kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static IReadOnlyList<LayerKind> All => Kinds;

    public static LayerKind? Find(string name) => ByName.TryGetValue(name, out LayerKind? kind) ? kind : null;
}
