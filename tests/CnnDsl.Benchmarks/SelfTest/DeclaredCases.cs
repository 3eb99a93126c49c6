using System.Reflection;
using System.Text.RegularExpressions;
using CnnDsl.Onnx.Compiling;

namespace CnnDsl.Benchmarks.SelfTest;

/// <summary>Networks of a few layers each, as they stand in source; the generator describes them.</summary>
internal static partial class DeclaredCases
{
    private static readonly (string Input, string Layers)[] Declared =
    [
        ("3, 17", "Conv1D(5, 3, Stride = 2, Padding = 1, Bias = false)"),
        ("3, 17", "MaxPool1D(3, Stride = 2)"),
        ("3, 17", "AvgPool1D(3, Stride = 2, Padding = 1)"),
        ("5, 9", "GlobalAvgPool1D"),
        ("5, 9", "GlobalMaxPool1D"),
        ("3, 11, 8", "AdaptiveAvgPool2D(4, 3)"),
        ("4, 5, 6", "ConvTranspose2D(6, 3, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 2)"),
        ("3, 5, 6", "ConvTranspose2D(4, 2, Stride = 2, Bias = false)"),
        ("3, 5, 6", "Pad(1, PaddingRight = 2, Value = 0.5)"),
        ("3, 5, 6", "Pad(2, Mode = PadMode.Reflect)"),
        ("3, 5, 6", "Pad(2, Mode = PadMode.Edge)"),
        ("3, 5, 6", "Upsample(2)"),
        ("3, 5, 6", "Upsample(2, Mode = UpsampleMode.Bilinear)"),
        ("3, 5, 6", "Upsample(2, Mode = UpsampleMode.Bilinear, Coordinates = UpsampleCoordinates.AlignCorners)"),
        ("3, 5, 6", "Upsample(2, Mode = UpsampleMode.Bicubic)"),
        ("12, 3, 4", "ChannelShuffle(3)"),
        ("12, 3, 4", "PixelShuffle(2)"),
        ("12, 3, 4", "PixelShuffle(2, DepthFirst = true)"),
        ("3, 4, 6", "PixelUnshuffle(2)"),
        ("3, 4, 6", "PixelUnshuffle(2, DepthFirst = true)"),
        ("7, 3, 4", "LRN(5, Alpha = 0.1)"),
        ("3, 5, 4", "InstanceNorm"),
        ("3, 5, 4", "InstanceNorm(Affine = true)"),
        ("6, 5, 4", "GroupNorm(3)"),
        ("6, 5, 4", "GroupNorm(2, Affine = false)"),
        ("6, 5, 4", "LayerNorm(Axis = 1)"),
        ("6, 5, 4", "LayerNorm(Channels = true)"),
        ("7, 12", "LayerNorm(Axis = -1, Bias = false)"),
        ("6, 5, 4", "L2Normalize"),
        ("3, 5, 4", "Normalize(Mean = new[] { 0.5, 0.25, -1.0 }, Std = new[] { 2.0, 0.5, 1.0 })"),
        ("6, 5, 4", "ReduceMean(1, 2)"),
        ("6, 5, 4", "ReduceSum(0, KeepDims = false)"),
        ("6, 5, 4", "ReduceMax(-1)"),
        ("6, 5, 4", "ReduceMin(0, 2)"),
        ("6, 5, 4", "ArgMax"),
        ("6, 5, 4", "Reshape(3, -1, 2, 5)"),
        ("6, 5, 4", "Transpose(2, 0, 1)"),
        ("6, 5, 4", "Split(2), Mul(\"split1.0\", \"split1.1\")"),
        ("7, 5, 4", "Slice(3, 3)"),
        ("6, 5, 4", "Constant(6, 5, 4), Add(\"input\")"),
        ("7, 12", "Dense(5, Last = true)"),
        ("5, 5", "Softmax, MatMul(\"input\"), MatMul(\"input\", TransposeB = true)"),
        ("6, 5, 4", "ReduceMean(1, KeepDims = true), Add(\"input\", Broadcast = true)"),
        ("6, 5, 4", "Cos, Exp, Div(\"input\", \"exp1\")"),
        ("6, 5, 4", "Sigmoid, Minimum(\"input\")"),
        ("6, 5, 4", "Sigmoid, Maximum(\"input\")"),
        ("6, 5, 4", "Sigmoid, Concat(\"input\")"),
        ("6, 5, 4", "LogSoftmax"),
        ("6, 5, 4", "Clip(Min = -0.5)"),
        ("6, 5, 4", "HardTanh"),
        ("6, 5, 4", "Scale(0.3)"),
        ("6, 5, 4", "Shift(-0.7)"),
        ("6, 5, 4", "CELU(0.7)"),
        ("6, 5, 4", "ThresholdedReLU(0.7)"),
        ("6, 5, 4", "Sigmoid, Pow(1.5)"),
        ("6, 5, 4", "Sigmoid, Sqrt"),
        ("6, 5, 4", "Cos, Exp, Log"),
        ("6, 5, 4", "Cos, Exp, Reciprocal"),
        .. ((string[])["SELU", "Softsign", "Mish", "LogSigmoid", "Abs", "Neg", "Exp", "Floor", "Ceil", "Round", "Erf", "Sign", "Sin", "Cos"]).Select(kind => ("4, 5, 3", kind)),
    ];

    /// <summary>Those for which the language has the words.</summary>
    public static IEnumerable<NetworkInfo> All
    {
        get
        {
            (string Input, string Layers)[] known = [.. Declared.Where(network => Words().Matches(network.Layers).All(word => Language.Value.Contains(word.Value)))];
            string source = string.Concat(known.Select((network, i) => $"[Network(Rounding = Rounding.Floor), Input({network.Input})] [{network.Layers}] public partial class Case{i};\n"));
            return NetworkCompiler.CompileAll($"using CnnDsl;\nnamespace Declared;\n{source}", [.. known.Select((_, i) => $"Declared.Case{i}")])
                .Zip(known, (network, declared) => network.Info with { Name = declared.Layers });
        }
    }

    /// <summary>Layers, their arguments, and enumerations with their members.</summary>
    private static readonly Lazy<HashSet<string>> Language = new(() =>
    [
        .. typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(LayerAttribute)))
            .SelectMany(type => type.GetProperties().Select(property => property.Name).Append(type.Name.Replace("Attribute", "", StringComparison.Ordinal))),
        .. typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => type.IsEnum)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(member => member.Name).Append(type.Name)),
    ]);

    [GeneratedRegex("\\b[A-Z]\\w*")]
    private static partial Regex Words();
}
