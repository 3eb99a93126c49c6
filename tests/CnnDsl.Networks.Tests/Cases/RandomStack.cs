namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Draws a network of 3 to 9 layers, the same one for a seed on every machine. Every draw is legal.</summary>
internal sealed class RandomStack(int seed)
{
    // CA5394: nothing secret is drawn.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    private int Next(int from, int to) => _random.Next(from, to + 1);
#pragma warning restore CA5394

    private int _channels;
    private int _height;
    private int _width;

    public NetworkCase Draw()
    {
        (_channels, _height, _width) = (Next(1, 20), Next(1, 12), Next(1, 20));
        string input = $"{_channels}, {_height}, {_width}";
        List<string> layers = [.. Enumerable.Range(0, Next(2, 6)).Select(_ => MapLayer())];
        if (Next(0, 2) > 0)
        {
            layers.Add("Flatten");
            layers.AddRange(Enumerable.Range(0, Next(0, 3)).Select(_ => VectorLayer()));
        }

        return new NetworkCase(input, string.Join(", ", layers));
    }

    private string MapLayer() => Next(0, 9) switch
    {
        <= 3 => Convolution(),
        4 => Depthwise(),
        5 or 6 => Pool(),
        7 => "BatchNorm",
        _ => Either("Softmax", "Dropout", Activation(), Activation()),
    };

    private string VectorLayer() => Next(0, 3) switch
    {
        <= 1 => $"Dense({Next(1, 70)})",
        2 => Activation(),
        _ => Either("BatchNorm", "Softmax", "Dropout"),
    };

    private string Activation() =>
        Either("ReLU", "LeakyReLU", "ELU", "Sigmoid", "Tanh", "HardSwish", "SiLU", "GELU", "PReLU", "Softplus", "PReLU(Shared = true)");

    private string Convolution()
    {
        int filters = Next(1, 40);
        int[] dividing = [.. Enumerable.Range(1, _channels).Where(g => _channels % g == 0 && filters % g == 0)];
        int groups = dividing[Next(0, dividing.Length - 1)];
        string window = Window(isPool: false);
        _channels = filters;
        return $"Conv2D({filters}, {window}{(groups > 1 && Next(0, 1) == 0 ? $", Groups = {groups}" : "")}{Either("", "", ", Bias = false")})";
    }

    private string Depthwise()
    {
        int multiplier = _channels <= 20 ? Next(1, 2) : 1;
        string window = Window(isPool: false);
        _channels *= multiplier;
        return $"DepthwiseConv2D({window}, Multiplier = {multiplier})";
    }

    private string Pool() => Next(0, 5) == 0
        ? GlobalPool()
        : Either("MaxPool2D({0})", "AvgPool2D({0})", "AvgPool2D({0}, CountIncludePad = false)").Replace("{0}", Window(isPool: true), StringComparison.Ordinal);

    private string GlobalPool()
    {
        (_height, _width) = (1, 1);
        return Either("GlobalAvgPool2D", "GlobalMaxPool2D");
    }

    /// <summary>A window that fits, as arguments; the map becomes what comes out of it.</summary>
    private string Window(bool isPool)
    {
        (int kh, int kw, int sh, int sw) = (Next(1, 5), Next(1, 5), Next(1, 2), Next(1, 2));
        int top = Next(0, kh / 2);
        int left = Next(0, kw / 2);
        int bottom = Math.Max(Next(0, kh / 2), kh - _height - top);
        int right = Math.Max(Next(0, kw / 2), kw - _width - left);
        if (isPool && (bottom >= kh || right >= kw))
        {
            (kh, kw, top, left, bottom, right) = (1, 1, 0, 0, 0, 0);
        }

        _height = ((_height + top + bottom - kh) / sh) + 1;
        _width = ((_width + left + right - kw) / sw) + 1;
        return $"{kh}, {kw}, StrideHeight = {sh}, StrideWidth = {sw}, PaddingTop = {top}, PaddingLeft = {left}, PaddingBottom = {bottom}, PaddingRight = {right}, Rounding = Rounding.Floor";
    }

    private string Either(params string[] choices) => choices[Next(0, choices.Length - 1)];
}
