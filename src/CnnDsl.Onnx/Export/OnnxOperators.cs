using System.Collections.Frozen;
using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>The one list from a layer's kind to its ONNX operators; each translation returns the name of the layer's value.</summary>
internal static class OnnxOperators
{
    public static readonly FrozenDictionary<string, Func<OnnxLayer, string>> ByKind =
        new Dictionary<string, Func<OnnxLayer, string>>
        {
            ["Conv2D"] = OnnxWindows.Conv,
            ["DepthwiseConv2D"] = OnnxWindows.Conv,
            ["MaxPool2D"] = OnnxWindows.MaxPool,
            ["AvgPool2D"] = OnnxWindows.AveragePool,
            ["GlobalAvgPool2D"] = layer => layer.Node("GlobalAveragePool", [layer.Input]),
            ["GlobalMaxPool2D"] = layer => layer.Node("GlobalMaxPool", [layer.Input]),
            ["BatchNorm"] = BatchNorm,
            ["Dense"] = Dense,
            ["Flatten"] = layer => layer.Node("Flatten", [layer.Input], Int("axis", 1)),
            ["Dropout"] = layer => layer.Input,
            ["ReLU"] = layer => layer.Node("Relu", [layer.Input]),
            ["ReLU6"] = OnnxActivations.ReLU6,
            ["LeakyReLU"] = layer => layer.Node("LeakyRelu", [layer.Input], Float("alpha", layer.Number("NegativeSlope"))),
            ["PReLU"] = OnnxActivations.PReLU,
            ["ELU"] = layer => layer.Node("Elu", [layer.Input], Float("alpha", layer.Number("Alpha"))),
            ["Sigmoid"] = layer => layer.Node("Sigmoid", [layer.Input]),
            ["Tanh"] = layer => layer.Node("Tanh", [layer.Input]),
            ["HardSigmoid"] = OnnxActivations.HardSigmoid,
            ["HardSwish"] = layer => layer.Node("HardSwish", [layer.Input]),
            ["SiLU"] = OnnxActivations.SiLU,
            ["GELU"] = OnnxActivations.GELU,
            ["Softplus"] = layer => layer.Node("Softplus", [layer.Input]),
            ["Softmax"] = layer => layer.Node("Softmax", [layer.Input], Int("axis", 1)),
            ["Add"] = layer => Chain(layer, "Add"),
            ["Sub"] = layer => Chain(layer, "Sub"),
            ["Mul"] = layer => Chain(layer, "Mul"),
            ["Concat"] = layer => layer.Node("Concat", layer.Inputs, Int("axis", 1)),
            ["Slice"] = layer => Slice(layer, layer.Int("Start"), layer.Int("Count")),
            ["Split"] = layer => Slice(layer, layer.Int("Part") * layer.OutputShape[0], layer.OutputShape[0]),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string Dense(OnnxLayer layer)
    {
        string weight = layer.Weight("weight");
        return layer.Flag("Bias")
            ? layer.Node("Gemm", [layer.Input, weight, layer.Weight("bias")], Int("transB", 1))
            : layer.Node("Gemm", [layer.Input, weight], Int("transB", 1));
    }

    /// <summary>ONNX knows no batch normalization without scale and bias: they are ones and zeros then.</summary>
    private static string BatchNorm(OnnxLayer layer)
    {
        int channels = layer.InputShape[0];
        float[] ones = new float[channels];
        Array.Fill(ones, 1);
        string weight = layer.Flag("Affine") ? layer.Weight("weight") : layer.Constant("weight", ones, channels);
        string bias = layer.Flag("Affine") ? layer.Weight("bias") : layer.Constant("bias", new float[channels], channels);
        return layer.Node(
            "BatchNormalization",
            [layer.Input, weight, bias, layer.Weight("running_mean"), layer.Weight("running_var")],
            Float("epsilon", layer.Number("Epsilon")));
    }

    /// <summary>ONNX's operators take two values, so more become a chain.</summary>
    private static string Chain(OnnxLayer layer, string operation)
    {
        string[] inputs = layer.Inputs;
        string result = inputs[0];
        for (int i = 1; i < inputs.Length - 1; i++)
        {
            result = layer.Step($"{i}", operation, [result, inputs[i]]);
        }

        return layer.Node(operation, [result, inputs[^1]]);
    }

    private static string Slice(OnnxLayer layer, int start, int count) => layer.Node(
        "Slice",
        [layer.Input, layer.Integers("starts", start), layer.Integers("ends", start + count), layer.Integers("axes", 1)]);
}
