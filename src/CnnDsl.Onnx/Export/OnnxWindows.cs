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

    public static string MaxPool(OnnxLayer layer) =>
        layer.Node("MaxPool", [layer.Input], [.. Window(layer), Dilations(layer)]);

    /// <summary>
    /// Opset 17's AveragePool has no dilation, and its readers disagree on what a window of ceil_mode counts beyond the padding;
    /// those pools become a sum (a convolution with ones) times the reciprocal of what each window counts.
    /// </summary>
    public static string AveragePool(OnnxLayer layer)
    {
        bool dilated = layer.Int("DilationHeight") != 1 || layer.Int("DilationWidth") != 1;
        return dilated || IsCeiling(layer)
            ? SumTimesReciprocal(layer)
            : layer.Node("AveragePool", [layer.Input], [.. Window(layer), Int("count_include_pad", layer.Int("CountIncludePad"))]);
    }

    private static string SumTimesReciprocal(OnnxLayer layer)
    {
        int channels = layer.InputShape[0];
        float[] ones = new float[channels * layer.Int("KernelHeight") * layer.Int("KernelWidth")];
        Array.Fill(ones, 1);
        string weight = layer.Constant("ones", ones, channels, 1, layer.Int("KernelHeight"), layer.Int("KernelWidth"));
        string sum = layer.Step("sum", "Conv", [layer.Input, weight], [.. Window(layer), Dilations(layer), Int("group", channels)]);
        string reciprocals = layer.Constant("reciprocals", Reciprocals(layer), 1, 1, layer.OutputShape[1], layer.OutputShape[2]);
        return layer.Node("Mul", [sum, reciprocals]);
    }

    /// <summary>OH x OW: 1 over the number of taps that count.</summary>
    private static float[] Reciprocals(OnnxLayer layer)
    {
        int[] rows = Counts(layer, "Height", layer.Int("PaddingTop"), layer.Int("PaddingBottom"), layer.InputShape[1], layer.OutputShape[1]);
        int[] columns = Counts(layer, "Width", layer.Int("PaddingLeft"), layer.Int("PaddingRight"), layer.InputShape[2], layer.OutputShape[2]);
        return [.. rows.SelectMany(_ => columns, (row, column) => 1f / (row * column))];
    }

    /// <summary>For each output row (column), the taps that lie in the map or, with CountIncludePad, in the padded map.</summary>
    private static int[] Counts(OnnxLayer layer, string direction, int before, int after, int input, int output)
    {
        (int from, int to) = layer.Flag("CountIncludePad") ? (0, before + input + after) : (before, before + input);
        int[] counts = new int[output];
        for (int o = 0; o < output; o++)
        {
            int start = o * layer.Int("Stride" + direction);
            counts[o] = Enumerable.Range(0, layer.Int("Kernel" + direction))
                .Select(tap => start + (tap * layer.Int("Dilation" + direction)))
                .Count(position => position >= from && position < to);
        }

        return counts;
    }

    private static bool IsCeiling(OnnxLayer layer) => (Rounding)layer.Int("Rounding") == Rounding.Ceiling;

    private static AttributeProto[] Window(OnnxLayer layer) =>
    [
        Ints("kernel_shape", layer.Int("KernelHeight"), layer.Int("KernelWidth")),
        Ints("strides", layer.Int("StrideHeight"), layer.Int("StrideWidth")),
        Ints(
            "pads",
            layer.Int("PaddingTop"),
            layer.Int("PaddingLeft"),
            PaddingBehind(layer, "Height", "Top", "Bottom", layer.InputShape[1], layer.OutputShape[1]),
            PaddingBehind(layer, "Width", "Left", "Right", layer.InputShape[2], layer.OutputShape[2])),
    ];

    /// <summary>
    /// The padding at the bottom or right. A pool that rounds up has as much as its last window overhangs: opset 17's own ceil_mode
    /// has one window more than PyTorch's when that would start beyond the map. (ONNX Runtime refuses padding as large as the kernel,
    /// which only a dilated window can reach this way.)
    /// </summary>
    private static int PaddingBehind(OnnxLayer layer, string direction, string before, string after, int input, int output)
    {
        int lastStart = (output - 1) * layer.Int("Stride" + direction);
        int lastEnd = lastStart + (layer.Int("Dilation" + direction) * (layer.Int("Kernel" + direction) - 1)) + 1;
        return IsCeiling(layer) ? Math.Max(0, lastEnd - input - layer.Int("Padding" + before)) : layer.Int("Padding" + after);
    }

    private static AttributeProto Dilations(OnnxLayer layer) => Ints("dilations", layer.Int("DilationHeight"), layer.Int("DilationWidth"));
}
