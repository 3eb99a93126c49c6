using CnnDsl.Onnx.Compiling;
using CnnDsl.Reference;

namespace CnnDsl.Benchmarks.SelfTest;

/// <summary>Networks of a few layers each, as they stand in source; the generator describes them.</summary>
internal static class DeclaredCases
{
    private static readonly (string Kind, string Input, string Layers)[] Declared =
    [
        ("Conv1D", "3, 17", "Conv1D(5, 3, Stride = 2, Padding = 1, Bias = false)"),
        ("MaxPool1D", "3, 17", "MaxPool1D(3, Stride = 2)"),
        ("AvgPool1D", "3, 17", "AvgPool1D(3, Stride = 2, Padding = 1)"),
        ("GlobalAvgPool1D", "5, 9", "GlobalAvgPool1D"),
        ("GlobalMaxPool1D", "5, 9", "GlobalMaxPool1D"),
        ("AdaptiveAvgPool2D", "3, 11, 8", "AdaptiveAvgPool2D(4, 3)"),
        ("ConvTranspose2D", "4, 5, 6", "ConvTranspose2D(6, 3, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2)"),
        ("ConvTranspose2D", "3, 5, 6", "ConvTranspose2D(4, 2, Stride = 2, Bias = false)"),
        ("Pad", "3, 5, 6", "Pad(1, PaddingRight = 2, Value = 0.5)"),
        ("Pad", "3, 5, 6", "Pad(2, Mode = PadMode.Reflect)"),
        ("Pad", "3, 5, 6", "Pad(2, Mode = PadMode.Edge)"),
        ("Upsample", "3, 5, 6", "Upsample(2)"),
        ("Upsample", "3, 5, 6", "Upsample(2, Mode = UpsampleMode.Bilinear)"),
        ("Upsample", "3, 5, 6", "Upsample(2, Mode = UpsampleMode.Bilinear, Coordinates = UpsampleCoordinates.AlignCorners)"),
        ("Upsample", "3, 5, 6", "Upsample(2, Mode = UpsampleMode.Bicubic)"),
        ("ChannelShuffle", "12, 3, 4", "ChannelShuffle(3)"),
        ("PixelShuffle", "12, 3, 4", "PixelShuffle(2)"),
        ("PixelShuffle", "12, 3, 4", "PixelShuffle(2, DepthFirst = true)"),
        ("PixelUnshuffle", "3, 4, 6", "PixelUnshuffle(2)"),
        ("PixelUnshuffle", "3, 4, 6", "PixelUnshuffle(2, DepthFirst = true)"),
        ("LRN", "7, 3, 4", "LRN(5, Alpha = 0.1)"),
        ("InstanceNorm", "3, 5, 4", "InstanceNorm"),
        ("InstanceNorm", "3, 5, 4", "InstanceNorm(Affine = true)"),
        ("GroupNorm", "6, 5, 4", "GroupNorm(3)"),
        ("GroupNorm", "6, 5, 4", "GroupNorm(2, Affine = false)"),
        ("LayerNorm", "6, 5, 4", "LayerNorm(Axis = 1)"),
        ("LayerNorm", "6, 5, 4", "LayerNorm(Channels = true)"),
        ("LayerNorm", "7, 12", "LayerNorm(Axis = -1, Bias = false)"),
        ("L2Normalize", "6, 5, 4", "L2Normalize"),
        ("Normalize", "3, 5, 4", "Normalize(Mean = new[] { 0.5, 0.25, -1.0 }, Std = new[] { 2.0, 0.5, 1.0 })"),
        ("ReduceMean", "6, 5, 4", "ReduceMean(1, 2)"),
        ("ReduceSum", "6, 5, 4", "ReduceSum(0, KeepDims = false)"),
        ("ReduceMax", "6, 5, 4", "ReduceMax(-1)"),
        ("ReduceMin", "6, 5, 4", "ReduceMin(0, 2)"),
        ("ArgMax", "6, 5, 4", "ArgMax"),
        ("Reshape", "6, 5, 4", "Reshape(3, -1, 2, 5)"),
        ("Transpose", "6, 5, 4", "Transpose(2, 0, 1)"),
        ("Split", "6, 5, 4", "Split(2), Mul(\"split1.0\", \"split1.1\")"),
        ("Slice", "7, 5, 4", "Slice(3, 3)"),
        ("Constant", "6, 5, 4", "Constant(6, 5, 4), Add(\"input\")"),
        ("Dense", "7, 12", "Dense(5, Last = true)"),
        ("MatMul", "5, 5", "Softmax, MatMul(\"input\"), MatMul(\"input\", TransposeB = true)"),
        ("Add", "6, 5, 4", "ReduceMean(1, KeepDims = true), Add(\"input\", Broadcast = true)"),
        ("Div", "6, 5, 4", "Sigmoid, Div(\"input\", \"sigmoid1\")"),
        ("Minimum", "6, 5, 4", "Sigmoid, Minimum(\"input\")"),
        ("Maximum", "6, 5, 4", "Sigmoid, Maximum(\"input\")"),
        ("Concat", "6, 5, 4", "Sigmoid, Concat(\"input\")"),
        ("LogSoftmax", "6, 5, 4", "LogSoftmax"),
        ("Clip", "6, 5, 4", "Clip(Min = -0.5)"),
        ("HardTanh", "6, 5, 4", "HardTanh"),
        ("Scale", "6, 5, 4", "Scale(0.3)"),
        ("Shift", "6, 5, 4", "Shift(-0.7)"),
        ("CELU", "6, 5, 4", "CELU(0.7)"),
        ("ThresholdedReLU", "6, 5, 4", "ThresholdedReLU(0.7)"),
        ("Pow", "6, 5, 4", "Sigmoid, Pow(1.5)"),
        ("Sqrt", "6, 5, 4", "Sigmoid, Sqrt"),
        ("Log", "6, 5, 4", "Sigmoid, Log"),
        ("Reciprocal", "6, 5, 4", "Sigmoid, Reciprocal"),
        .. ((string[])["SELU", "Softsign", "Mish", "LogSigmoid", "Abs", "Neg", "Exp", "Floor", "Ceil", "Round", "Erf", "Sign", "Sin", "Cos"]).Select(kind => (kind, "4, 5, 3", kind)),
    ];

    /// <summary>Those whose kind there is.</summary>
    public static IEnumerable<NetworkInfo> All
    {
        get
        {
            (string Kind, string Input, string Layers)[] known = [.. Declared.Where(network => ReferenceNetwork.Kinds.Contains(network.Kind))];
            string source = string.Concat(known.Select((network, i) => $"[Network(Rounding = Rounding.Floor), Input({network.Input})] [{network.Layers}] public partial class Case{i};\n"));
            return NetworkCompiler.CompileAll($"using CnnDsl;\nnamespace Declared;\n{source}", [.. known.Select((_, i) => $"Declared.Case{i}")])
                .Zip(known, (network, declared) => network.Info with { Name = declared.Layers });
        }
    }
}
