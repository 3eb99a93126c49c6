namespace CnnDsl.Onnx.Export;

/// <summary>A window along one axis of a map or sequence.</summary>
internal readonly record struct OnnxAxis(int Kernel, int Stride, int Before, int After, int Dilation, int Input, int Output)
{
    /// <summary>The axes of a layer with a window: height and width, or the length of a sequence.</summary>
    public static OnnxAxis[] Of(OnnxLayer layer) => layer.InputShape.Rank == 2
        ? [Of(layer, "", "Left", "Right", 1)]
        : [Of(layer, "Height", "Top", "Bottom", 1), Of(layer, "Width", "Left", "Right", 2)];

    /// <summary>
    /// The padding behind of a pool that rounds up: as much as its last window overhangs, for opset 17's own ceil_mode has one window more
    /// than PyTorch's when that would start beyond the map.
    /// </summary>
    public int Overhang => Math.Max(0, ((Output - 1) * Stride) + (Dilation * (Kernel - 1)) + 1 - Input - Before);

    /// <summary>For each output, the taps that lie in the map or, when padding counts, in the padded map.</summary>
    public int[] Counts(bool countPadding)
    {
        (int from, int to) = countPadding ? (0, Before + Input + After) : (Before, Before + Input);
        int[] counts = new int[Output];
        for (int o = 0; o < Output; o++)
        {
            for (int tap = 0; tap < Kernel; tap++)
            {
                int position = (o * Stride) + (tap * Dilation);
                counts[o] += position >= from && position < to ? 1 : 0;
            }
        }

        return counts;
    }

    private static OnnxAxis Of(OnnxLayer layer, string side, string before, string after, int dimension) => new(
        layer.Int($"Kernel{side}"), layer.Int($"Stride{side}"), layer.Int($"Padding{before}"), layer.Int($"Padding{after}"), layer.Int($"Dilation{side}"),
        layer.InputShape[dimension], layer.OutputShape[dimension]);
}
