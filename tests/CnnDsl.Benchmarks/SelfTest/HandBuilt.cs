namespace CnnDsl.Benchmarks.SelfTest;

/// <summary>A stack whose description is written by hand, as the generator would write it. Output shapes are stated, not computed.</summary>
internal sealed class HandBuilt(string name, params int[] input)
{
    private readonly List<LayerInfo> _layers = [];

    private TensorShape Current => _layers.Count == 0 ? new TensorShape(input) : _layers[^1].OutputShape;

    public NetworkInfo Info => new(name, [new ValueInfo("input", new TensorShape(input))], [new ValueInfo("output", Current) { Source = Source(_layers.Count) }], _layers, 0);

    public HandBuilt Conv2D(int[] output, Window window, int groups = 1, bool bias = true) => Convolution("Conv2D", output, window, groups, bias);

    public HandBuilt DepthwiseConv2D(int[] output, Window window, bool bias = true) =>
        Convolution("DepthwiseConv2D", output, window, Current[0], bias);

    public HandBuilt MaxPool2D(int[] output, Window window) => Layer("MaxPool2D", output, [], window.Arguments);

    public HandBuilt AvgPool2D(int[] output, Window window, bool countIncludePad) =>
        Layer("AvgPool2D", output, [], [.. window.Arguments, Argument("CountIncludePad", countIncludePad)]);

    public HandBuilt Dense(int units, bool bias = true) => Layer(
        "Dense",
        [units],
        [("weight", [units, Current[0]]), .. Optional(bias, "bias", units)],
        [new("Units", units), Argument("Bias", bias), Argument("Last", false)]);

    public HandBuilt BatchNorm(double epsilon = 1e-5, bool affine = true)
    {
        int c = Current[0];
        return Keeping(
            "BatchNorm",
            [.. Optional(affine, "weight", c), .. Optional(affine, "bias", c), ("running_mean", [c]), ("running_var", [c])],
            [new("Epsilon", epsilon), Argument("Affine", affine)]);
    }

    public HandBuilt PReLU(bool shared) => Keeping("PReLU", [("weight", [shared ? 1 : Current[0]])], [Argument("Shared", shared)]);

    public HandBuilt GELU(bool tanh) => Keeping("GELU", [], [Argument("Tanh", tanh)]);

    /// <summary>C x H x W -> C x 1 x 1.</summary>
    public HandBuilt GlobalPool(string kind) => Layer(kind, [Current[0], 1, 1], [], []);

    /// <summary>An operation on the layer before and earlier ones; 0 is the input.</summary>
    public HandBuilt Merge(string kind, int[] output, params int[] earlier) =>
        Layer(kind, output, [], [kind == "Concat" ? new("Axis", 0) : Argument("Broadcast", false)], [Source(_layers.Count), .. earlier.Select(Source)]);

    public HandBuilt Slice(int start, int count) =>
        Layer("Slice", [count, .. Current.Dimensions[1..]], [], [new("Start", start), new("Count", count), new("Axis", 0), new("Step", 1)]);

    public HandBuilt Softmax() => Keeping("Softmax", [], [new("Axis", 0)]);

    public HandBuilt Flatten() => Layer("Flatten", [(int)Current.Length], [], []);

    /// <summary>A layer without weights that keeps the shape.</summary>
    public HandBuilt Activation(string kind, params LayerArgument[] arguments) => Keeping(kind, [], arguments);

    private static LayerArgument Argument(string argument, bool value) => new(argument, value ? 1 : 0);

    private static (string Suffix, int[] Shape)[] Optional(bool present, string suffix, int length) => present ? [(suffix, [length])] : [];

    private HandBuilt Convolution(string kind, int[] output, Window window, int groups, bool bias) => Layer(
        kind,
        output,
        [("weight", [output[0], Current[0] / groups, window.KernelHeight, window.KernelWidth]), .. Optional(bias, "bias", output[0])],
        [new("Filters", output[0]), new("Groups", groups), .. window.Arguments, Argument("Bias", bias)]);

    private HandBuilt Keeping(string kind, (string Suffix, int[] Shape)[] weights, IReadOnlyList<LayerArgument> arguments) =>
        Layer(kind, Current.Dimensions.ToArray(), weights, arguments);

    private string Source(int index) => index == 0 ? "input" : _layers[index - 1].Name;

    private HandBuilt Layer(
        string kind, int[] output, (string Suffix, int[] Shape)[] weights, IReadOnlyList<LayerArgument> arguments, string[]? sources = null)
    {
        string layer = $"{kind}{_layers.Count + 1}";
        WeightInfo[] tensors = [.. weights.Select(w => new WeightInfo($"{layer}.{w.Suffix}", new TensorShape(w.Shape)))];
        _layers.Add(new LayerInfo(
            layer, kind, sources ?? [Source(_layers.Count)], new TensorShape(output), tensors.Sum(t => t.Shape.Length), 0, tensors, arguments));
        return this;
    }
}
