namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Small networks as people build them, and stacks of layers drawn by lot: plans in which many buffers share memory.</summary>
internal static class StackCases
{
    private const int Drawn = 70;

    private static readonly (string Input, string Layers)[] Networks =
    [
        ("1, 28, 28", "Conv2D(6, Kernel = 5, Padding = 2), ReLU, MaxPool2D(2), Conv2D(16, Kernel = 5), ReLU, MaxPool2D(2), Flatten, Dense(120), ReLU, Dense(84), ReLU, Dense(10), Softmax"),
        ("1, 14, 14", "Conv2D(16, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1), ReLU, MaxPool2D(2), Conv2D(32, 3, Padding = 1), ReLU, Conv2D(32, 3, Padding = 2), ReLU, Flatten, Dense(50), ReLU, Dropout, Dense(10), Dropout, Softmax"),
        ("3, 16, 16", "Conv2D(16, 3, Stride = 2, AutoPad = AutoPad.Same, Bias = false), BatchNorm, HardSwish, DepthwiseConv2D(3, Padding = 1, Bias = false), BatchNorm, ReLU6, Conv2D(24, 1, Bias = false), BatchNorm, DepthwiseConv2D(5, Stride = 2, AutoPad = AutoPad.Same), PReLU, GlobalAvgPool2D, Flatten, Dense(10)"),
        ("3, 9, 9", "Conv2D(12, 3), SiLU, Conv2D(24, 3, Groups = 3, Padding = 1), GELU, AvgPool2D(3, Stride = 2), Conv2D(5, 1), GlobalMaxPool2D, Flatten, Softmax"),
        ("2, 8, 8", "Conv2D(8, 3, Dilation = 2, Padding = 2), ELU, Conv2D(8, 3, Dilation = 2, Padding = 2), ELU, Conv2D(2, 1), Sigmoid"),
    ];

    public static IEnumerable<NetworkCase> All =>
        [.. Networks.Select(network => new NetworkCase(network.Input, network.Layers)), .. Enumerable.Range(1, Drawn).Select(seed => new RandomStack(seed).Draw())];
}
