using CnnDsl.Onnx.Format;
using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>Convolutions and pools.</summary>
internal static class OnnxWindows
{
    public static string Conv(OnnxLayer layer)
    {
        string weight = layer.Weight("weight");
        AttributeProto[] attributes = [.. Window(layer), Dilations(layer), Int("group", layer.Int("Groups"))];
        return layer.Flag("Bias")
            ? layer.Node("Conv", [layer.Input, weight, layer.Weight("bias")], attributes)
            : layer.Node("Conv", [layer.Input, weight], attributes);
    }

    /// <summary>ONNX Runtime refuses padding as large as the kernel, which dilated windows may have: there the map is padded before.</summary>
    public static string MaxPool(OnnxLayer layer)
    {
        (OnnxAxis Axis, int Behind)[] sides = [.. OnnxAxis.Of(layer).Select(axis => (axis, Behind(layer, axis)))];
        if (sides.All(side => Math.Max(side.Axis.Before, side.Behind) < side.Axis.Kernel))
        {
            return layer.Node("MaxPool", [layer.Input], [.. Window(layer), Dilations(layer)]);
        }

        string pads = layer.Integers("pads", [0, 0, .. sides.Select(side => (long)side.Axis.Before), 0, 0, .. sides.Select(side => (long)side.Behind)]);
        string padded = layer.Step("padded", "Pad", [layer.Input, pads, layer.Scalar("lowest", double.NegativeInfinity)]);
        return layer.Node("MaxPool", [padded], [.. Steps(sides.Select(side => side.Axis)), Dilations(layer)]);
    }

    /// <summary>
    /// Opset 17's AveragePool has no dilation, and its readers disagree on what a window of ceil_mode counts beyond the padding;
    /// those pools become a sum (a convolution with ones) times the reciprocal of what each window counts.
    /// </summary>
    public static string AveragePool(OnnxLayer layer)
    {
        bool dilated = OnnxAxis.Of(layer).Any(axis => axis.Dilation != 1);
        return dilated || IsCeiling(layer)
            ? SumTimesReciprocal(layer)
            : layer.Node("AveragePool", [layer.Input], [.. Window(layer), Int("count_include_pad", layer.Int("CountIncludePad"))]);
    }

    /// <summary>PyTorch's windows overlap where sizes do not divide, so the means are products with matrices: y = A x B.</summary>
    public static string AdaptiveAveragePool(OnnxLayer layer)
    {
        (int height, int width) = (layer.InputShape[1], layer.InputShape[2]);
        (int outputHeight, int outputWidth) = (layer.OutputShape[1], layer.OutputShape[2]);
        string columns = layer.Step("columns", "MatMul", [layer.Input, layer.Constant("across", Transposed(Means(width, outputWidth), outputWidth, width), width, outputWidth)]);
        return layer.Node("MatMul", [layer.Constant("down", Means(height, outputHeight), outputHeight, height), columns]);
    }

    /// <summary>Convolution backwards.</summary>
    public static string ConvTranspose(OnnxLayer layer)
    {
        string weight = layer.Weight("weight");
        AttributeProto[] attributes =
        [
            .. Window(layer), Dilations(layer), Int("group", layer.Int("Groups")),
            Ints("output_padding", layer.Int("OutputPaddingHeight"), layer.Int("OutputPaddingWidth")),
        ];
        return layer.Flag("Bias")
            ? layer.Node("ConvTranspose", [layer.Input, weight, layer.Weight("bias")], attributes)
            : layer.Node("ConvTranspose", [layer.Input, weight], attributes);
    }

    /// <summary>Output x input: each row has 1/n where its window of n lies.</summary>
    private static float[] Means(int input, int output)
    {
        float[] means = new float[output * input];
        for (int o = 0; o < output; o++)
        {
            int start = (int)((long)o * input / output);
            int end = (int)((((o + 1L) * input) + output - 1) / output);
            means.AsSpan((o * input) + start, end - start).Fill(1f / (end - start));
        }

        return means;
    }

    private static float[] Transposed(float[] matrix, int rows, int columns)
    {
        float[] transposed = new float[matrix.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            transposed[(i % columns * rows) + (i / columns)] = matrix[i];
        }

        return transposed;
    }

    private static string SumTimesReciprocal(OnnxLayer layer)
    {
        int channels = layer.InputShape[0];
        OnnxAxis[] axes = OnnxAxis.Of(layer);
        string weight = layer.Filled("ones", 1, [channels, 1, .. axes.Select(axis => axis.Kernel)]);
        string sum = layer.Step("sum", "Conv", [layer.Input, weight], [.. Window(layer), Dilations(layer), Int("group", channels)]);
        string reciprocals = layer.Constant("reciprocals", Reciprocals(layer, axes), [1, 1, .. axes.Select(axis => axis.Output)]);
        return layer.Node("Mul", [sum, reciprocals]);
    }

    /// <summary>OH x OW, or OL: 1 over the number of taps that count; 1 where none does, for the sum is 0 there.</summary>
    private static float[] Reciprocals(OnnxLayer layer, OnnxAxis[] axes)
    {
        IEnumerable<int> counts = [1];
        foreach (int[] along in axes.Select(axis => axis.Counts(layer.Flag("CountIncludePad"))))
        {
            counts = counts.SelectMany(_ => along, (count, more) => count * more).ToArray();
        }

        return [.. counts.Select(count => 1f / Math.Max(count, 1))];
    }

    private static bool IsCeiling(OnnxLayer layer) => layer.Has("Rounding") && (Rounding)layer.Int("Rounding") == Rounding.Ceiling;

    private static int Behind(OnnxLayer layer, OnnxAxis axis) => IsCeiling(layer) ? axis.Overhang : axis.After;

    private static AttributeProto[] Window(OnnxLayer layer)
    {
        OnnxAxis[] axes = OnnxAxis.Of(layer);
        return [.. Steps(axes), Ints("pads", [.. axes.Select(axis => (long)axis.Before), .. axes.Select(axis => (long)Behind(layer, axis))])];
    }

    /// <summary>The window without its padding.</summary>
    private static AttributeProto[] Steps(IEnumerable<OnnxAxis> axes) =>
        [Ints("kernel_shape", [.. axes.Select(axis => (long)axis.Kernel)]), Ints("strides", [.. axes.Select(axis => (long)axis.Stride)])];

    private static AttributeProto Dilations(OnnxLayer layer) => Ints("dilations", [.. OnnxAxis.Of(layer).Select(axis => (long)axis.Dilation)]);
}
