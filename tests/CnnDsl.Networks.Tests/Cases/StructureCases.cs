namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Networks whose structure is unusual: next to nothing in them, layers that do nothing, in-place chains, odd names.</summary>
internal static class StructureCases
{
    private static readonly (string Input, string Layers)[] Networks =
    [
        // Nothing to compute.
        ("3, 4, 5", "Flatten"),
        ("3, 4, 5", "Dropout"),
        ("3, 4, 5", "Dropout, Dropout(0.1), Flatten, Dropout"),
        ("7", "Flatten"),
        ("7", "Dropout"),
        ("7", "Flatten, Dropout, Flatten"),
        ("1", "ReLU"),
        ("1, 1, 1", "ReLU"),

        // Softmax reads and writes planes.
        ("7", "Softmax"),
        ("1", "Softmax"),
        ("130", "Softmax, Softmax"),
        ("5, 3, 4", "Softmax"),
        ("33, 1, 1", "Softmax"),
        ("5, 3, 4", "Softmax, Dropout"),
        ("5, 3, 4", "Softmax, ReLU"),
        ("5, 3, 4", "Softmax, Flatten"),
        ("5, 3, 4", "Softmax, Flatten, ReLU, Softmax"),
        ("5, 3, 4", "Conv2D(9, 3, Padding = 1), Softmax"),
        ("5, 3, 4", "Conv2D(9, 3, Padding = 1), Softmax, Conv2D(4, 3, Padding = 1)"),
        ("5, 3, 4", "Conv2D(9, 3, Padding = 1), Softmax, DepthwiseConv2D(3, Padding = 1)"),
        ("5, 3, 4", "Conv2D(9, 3, Padding = 1), Softmax, MaxPool2D(1), Softmax"),
        ("12", "Dense(7), Softmax, Dense(20), Softmax"),

        // Layers that do nothing between layers that fuse.
        ("3, 6, 6", "Dropout, Conv2D(8, 3, Padding = 1), Dropout, ReLU"),
        ("3, 6, 6", "Conv2D(8, 3), Dropout, BatchNorm, Dropout, ReLU, Dropout"),
        ("3, 6, 6", "Conv2D(8, 3), Dropout, PReLU, Dropout, Flatten"),
        ("3, 6, 6", "MaxPool2D(2), Dropout, Conv2D(8, 3, Padding = 1)"),

        // Only the first activation fuses, the others work in place.
        ("3, 6, 6", "ReLU, Tanh, Sigmoid"),
        ("3, 6, 6", "Conv2D(8, 3), ReLU, Tanh, PReLU, ELU"),
        ("3, 6, 6", "Conv2D(8, 3), PReLU, PReLU, Conv2D(2, 3, Padding = 1), Tanh"),
        ("30", "ReLU, Tanh, PReLU, Sigmoid, BatchNorm, HardSwish"),
        ("30", "Dense(30), PReLU, Dense(31), PReLU(Shared = true)"),

        // One kernel for two layers, and the same shapes with other epilogues.
        ("16, 6, 6", "ReLU, Conv2D(16, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1), ReLU, Conv2D(16, 3, Padding = 1)"),
        ("8, 6, 6", "Conv2D(8, 3, Padding = 1), ReLU, Conv2D(8, 3, Padding = 1), ReLU, Conv2D(8, 3, Padding = 1), PReLU, Conv2D(8, 3, Padding = 1), PReLU"),
        ("8, 6, 6", "DepthwiseConv2D(3, Padding = 1), DepthwiseConv2D(3, Padding = 1), LeakyReLU(0.2), DepthwiseConv2D(3, Padding = 1), LeakyReLU(0.3)"),

        // Several inputs and outputs, and an input pixel by pixel.
        ("3, 6, 5", "Conv2D(18, 3, Padding = 1, Name = \"a\"), Input(18, 1, 1, Name = \"gate\"), Sigmoid, Mul(\"a\"), ReLU, Output(\"a\"), Output(\"relu1\", Name = \"gated\")"),
        ("7", "Input(7, Name = \"b\"), Output(\"sub1\"), Output(\"add1\"), Output(\"b\"), Add(\"input\", \"b\"), Sub(\"input\", \"b\")"),
        ("5, 4, 3, Format = InputFormat.Interleaved", "Conv2D(17, 3), Output(\"input\"), Output(\"conv1\")"),
        ("5, 4, 3, Format = InputFormat.Bytes", "Softmax, Output(\"softmax1\"), Output(\"softmax1\", Name = \"again\")"),

        // Concatenations that are written in place: whole blocks, a rest, one in the other, with frames.
        ("3, 6, 5", "Conv2D(16, 1, Name = \"a\"), ReLU, Conv2D(32, 3, Padding = 1, Name = \"b\"), Concat(\"relu1\", \"b\"), Conv2D(9, 1)"),
        ("3, 6, 5", "Conv2D(16, 1, Name = \"a\"), Conv2D(5, 3, Padding = 1, Name = \"b\"), Conv2D(17, 1, Name = \"c\"), Conv2D(16, 1, Name = \"d\"), Concat(\"a\", \"b\", \"c\", \"d\"), Tanh"),
        ("3, 6, 5", "Conv2D(16, 1, Name = \"a\"), Conv2D(24, 1, Name = \"b\"), Conv2D(8, 1, Name = \"c\"), Conv2D(3, 1, Name = \"d\"), Concat(\"a\", \"b\", \"c\", \"d\", Name = \"all\"), Conv2D(20, 3, Padding = 1)"),
        ("3, 6, 5", "Conv2D(16, 3, Padding = 1, Name = \"a\"), Conv2D(16, 3, Padding = 1, Name = \"b\"), Concat(\"a\", \"b\", Name = \"ab\"), BatchNorm, ReLU, Conv2D(18, 3, Padding = 1, Name = \"c\"), Concat(\"ab\", \"c\", Name = \"abc\"), BatchNorm, ReLU, Conv2D(4, 1, Name = \"d\"), Concat(\"abc\", \"d\")"),
        ("16, 8, 8", "ReLU, Conv2D(16, 3, Padding = 1, Name = \"a\"), Conv2D(32, 3, Padding = 1, Name = \"b\"), Concat(\"a\", \"b\"), Conv2D(16, 3, Padding = 1, Name = \"c\"), Add(\"a\")"),
        ("3, 6, 5", "Conv2D(16, 1, Name = \"a\"), Conv2D(16, 1, Name = \"b\"), Concat(\"a\", \"b\", Name = \"ab\"), Tanh, Slice(16, 16, Name = \"t\"), Add(\"a\"), Output(\"add1\"), Output(\"b\")"),
        ("16, 5, 5", "Concat(\"input\", \"input\", Name = \"twice\"), Conv2D(16, 1, Name = \"a\"), Concat(\"a\", \"a\", Name = \"same\"), Concat(\"a\", \"same\", \"twice\")"),
        ("3, 6, 5", "Conv2D(16, 1, Name = \"a\"), MaxPool2D(1, Name = \"p\"), Conv2D(16, 1, Name = \"b\"), PReLU, Concat(\"p\", \"prelu1\", \"a\"), Flatten, Dense(7)"),
        ("3, 6, 5", "Conv2D(16, 1, Name = \"a\"), Softmax, Concat(\"softmax1\", \"a\"), Concat(\"concat1\", \"softmax1\", Name = \"more\")"),

        // A first convolution of few filters with its pool: lanes are pixels of a row, on widths round those of the vectors.
        ("1, 16, 16", "Conv2D(1, 1), MaxPool2D(2), Conv2D(3, 3, Padding = 1)"),
        ("3, 7, 19", "Conv2D(2, 2), Tanh, MaxPool2D(2), Conv2D(17, 3), ReLU"),
        ("2, 6, 30", "Conv2D(3, 3, Padding = 1), BatchNorm, ReLU, MaxPool2D(2), Flatten, Dense(5)"),
        ("1, 8, 36", "Conv2D(4, 5), MaxPool2D(2), Conv2D(5, 1), MaxPool2D(2)"),
        ("3, 4, 34", "Conv2D(7, 3, PaddingTop = 1, PaddingRight = 1, PaddingBottom = 1, PaddingLeft = 1), LeakyReLU, MaxPool2D(2), Flatten"),
        ("1, 8, 62", "Conv2D(8, 1, 3, PaddingWidth = 1), MaxPool2D(2), Flatten"),
        ("1, 6, 66", "Conv2D(8, 1, 5, PaddingWidth = 2), ReLU, MaxPool2D(2), Conv2D(4, 1), Conv2D(4, 1, From = \"maxpool1\", Name = \"other\"), Add(\"conv2\")"),
        ("5, 4, 16, Format = InputFormat.Interleaved", "Conv2D(6, 3, Padding = 1), SiLU, MaxPool2D(2), Conv2D(16, 2)"),

        // Slices that begin a block lie in what they are cut from.
        ("3, 6, 5", "Conv2D(40, 1, Name = \"a\"), Slice(16, 20, Name = \"s\"), Tanh, Slice(0, 16, From = \"a\", Name = \"t\"), Conv2D(20, 3, Padding = 1), Add(\"tanh1\"), Slice(16, 24, From = \"a\", Name = \"u\"), Output(\"add1\"), Output(\"u\")"),
        ("3, 6, 5", "Conv2D(40, 3, Name = \"a\"), Slice(0, 16, Name = \"s\"), ReLU, Slice(16, 24, From = \"a\", Name = \"t\"), Softmax, Concat(\"relu1\", \"t\", \"softmax1\"), Slice(32, 9), Flatten, Dense(5)"),
        ("3, 6, 5", "Conv2D(32, 1, Name = \"a\"), Slice(16, 16, Name = \"s\"), Slice(0, 16, From = \"a\", Name = \"t\"), Concat(\"s\", \"t\"), Tanh, Split(2), Output(\"split1.0\"), Output(\"split1.1\")"),

        // A sequence, and a tensor of four dimensions.
        ("5, 9", "ReLU, Flatten, Dense(4)"),
        ("2, 3, 4, 5", "ReLU, Tanh, Flatten"),

        // Names as weights files and people have them.
        ("3, 6, 6", "Conv2D(8, 3, Name = \"features.0.conv-1\"), ReLU, Conv2D(8, 3, Name = \"features.0.conv_1\"), ReLU"),
        ("3, 6, 6", "Conv2D(8, 3, Name = \"0\"), Conv2D(8, 1, Name = \"1\"), MaxPool2D(2, Name = \"class\"), Flatten(Name = \"ref\"), Dense(4, Name = \"V\")"),
        ("3, 6, 6", "Conv2D(8, 3, Name = \"input1\"), Tanh(Name = \"output\"), MaxPool2D(2, Name = \"weights\"), Softmax(Name = \"workspace\"), Flatten(Name = \"packed\")"),
    ];

    public static IEnumerable<NetworkCase> All => Networks.Select(network => new NetworkCase(network.Input, network.Layers));
}
