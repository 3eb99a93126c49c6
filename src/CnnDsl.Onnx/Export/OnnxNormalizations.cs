using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>Layers that bring numbers to a mean and a size.</summary>
internal static class OnnxNormalizations
{
    /// <summary>ONNX knows no normalization without scale and bias: they are ones and zeros then.</summary>
    public static string BatchNorm(OnnxLayer layer) => layer.Node(
        "BatchNormalization",
        [layer.Input, WeightOr(layer, "weight", 1, "Affine"), WeightOr(layer, "bias", 0, "Affine"), layer.Weight("running_mean"), layer.Weight("running_var")],
        Float("epsilon", layer.Number("Epsilon")));

    public static string InstanceNorm(OnnxLayer layer) => layer.Node(
        "InstanceNormalization", [layer.Input, WeightOr(layer, "weight", 1, "Affine"), WeightOr(layer, "bias", 0, "Affine")], Float("epsilon", layer.Number("Epsilon")));

    /// <summary>Opset 17 has none: each group is a channel of an instance normalization, then each channel gets its scale and shift.</summary>
    public static string GroupNorm(OnnxLayer layer)
    {
        int groups = layer.Int("Groups");
        string grouped = layer.Reshaped("grouped", layer.Input, groups, -1);
        string normalized = layer.Step(
            "normalized", "InstanceNormalization", [grouped, layer.Filled("ones", 1, groups), layer.Filled("zeros", 0, groups)], Float("epsilon", layer.Number("Epsilon")));
        string shape = layer.ShapeOf("output", layer.OutputShape.Dimensions);
        if (!layer.Flag("Affine"))
        {
            return layer.Node("Reshape", [normalized, shape]);
        }

        int[] perChannel = layer.PerChannel(layer.Channels);
        string scaled = layer.Step("scaled", "Mul", [layer.Step("back", "Reshape", [normalized, shape]), layer.WeightAs("weight", perChannel)]);
        return layer.Node("Add", [scaled, layer.WeightAs("bias", perChannel)]);
    }

    public static string LayerNorm(OnnxLayer layer)
    {
        TensorShape input = layer.InputShape;
        bool channels = layer.Flag("Channels");
        int[] sizes = channels ? [input[0]] : input.Dimensions[layer.Int("Axis")..].ToArray();
        string weight = layer.Flag("Affine") ? layer.Weight("weight") : layer.Filled("weight", 1, sizes);
        string bias = layer.Flag("Affine") && layer.Flag("Bias") ? layer.Weight("bias") : layer.Filled("bias", 0, sizes);
        if (!channels)
        {
            return layer.Node("LayerNormalization", [layer.Input, weight, bias], Int("axis", layer.Axis), Float("epsilon", layer.Number("Epsilon")));
        }

        // ONNX normalizes over the last axes, so the channels go there and back.
        string last = layer.Step("last", "Transpose", [layer.Input], Ints("perm", [0, .. Enumerable.Range(2, input.Rank - 1).Select(axis => (long)axis), 1]));
        string normalized = layer.Step("normalized", "LayerNormalization", [last, weight, bias], Int("axis", -1), Float("epsilon", layer.Number("Epsilon")));
        return layer.Node("Transpose", [normalized], Ints("perm", [0, input.Rank, .. Enumerable.Range(1, input.Rank - 1).Select(axis => (long)axis)]));
    }

    public static string LRN(OnnxLayer layer) => layer.Node(
        "LRN", [layer.Input], Int("size", layer.Int("Size")), Float("alpha", layer.Number("Alpha")), Float("beta", layer.Number("Beta")), Float("bias", layer.Number("K")));

    /// <summary>ONNX's own divides by 0 where all numbers are.</summary>
    public static string L2Normalize(OnnxLayer layer)
    {
        string norm = layer.Step("norm", "ReduceL2", [layer.Input], Ints("axes", layer.Axis), Int("keepdims", 1));
        return layer.Node("Div", [layer.Input, layer.Step("bounded", "Max", [norm, layer.Scalar("epsilon", layer.Number("Epsilon"))])]);
    }

    /// <summary>Known means and deviations, one for each channel or one for all.</summary>
    public static string Normalize(OnnxLayer layer)
    {
        string centred = layer.Step("centred", "Sub", [layer.Input, PerChannel(layer, "Mean")]);
        return layer.Node("Div", [centred, PerChannel(layer, "Std")]);
    }

    private static string PerChannel(OnnxLayer layer, string argument)
    {
        float[] values = [.. layer.Numbers(argument).Select(number => (float)number)];
        return layer.Constant(argument, values, layer.PerChannel(values.Length));
    }

    private static string WeightOr(OnnxLayer layer, string suffix, float otherwise, string flag) =>
        layer.Flag(flag) ? layer.Weight(suffix) : layer.Filled(suffix, otherwise, layer.Channels);
}
