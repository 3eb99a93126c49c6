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
        new LayerNorm(),
        new L2Normalize(),
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
        new SELU(),
        new CELU(),
        new Softsign(),
        new Mish(),
        new ThresholdedReLU(),
        new LogSigmoid(),
        new Softmax(),
        new LogSoftmax(),
        new Add(),
        new Sub(),
        new Mul(),
        new Div(),
        new Minimum(),
        new Maximum(),
        new MatMul(),
        new Abs(),
        new Neg(),
        new Sqrt(),
        new Exp(),
        new Log(),
        new Reciprocal(),
        new Floor(),
        new Ceil(),
        new Round(),
        new Erf(),
        new Sign(),
        new Sin(),
        new Cos(),
        new Pow(),
        new Concat(),
        new Slice(),
        new Split(),
        new Reshape(),
        new Transpose(),
        new Constant(),
        new ReduceMean(),
        new ReduceSum(),
        new ReduceMax(),
        new ReduceMin(),
        new ArgMax(),
    ];

    private static readonly Dictionary<string, LayerKind> ByName = Kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static IReadOnlyList<LayerKind> All => Kinds;

    public static LayerKind? Find(string name) => ByName.TryGetValue(name, out LayerKind? kind) ? kind : null;
}
