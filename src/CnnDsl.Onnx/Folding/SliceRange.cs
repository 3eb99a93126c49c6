using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>A run along an axis: <c>Count</c> elements from <c>Start</c> on, <c>Step</c> apart.</summary>
internal readonly record struct SliceRange(int Axis, int Start, int Count, int Step)
{
    /// <summary>What a Slice node of any opset asks for, an entry an axis that is stated.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">Its inputs as far as they are known.</param>
    /// <param name="dimensions">Those of what is sliced.</param>
    public static SliceRange[] Of(OnnxNode node, IReadOnlyList<OnnxTensor?> inputs, ReadOnlySpan<int> dimensions)
    {
        long[]? Read(int input, string attribute) => inputs.ElementAtOrDefault(input)?.ToIntegers() ?? node.Ints(attribute);
        long[] starts = Read(1, "starts") ?? throw new RefusedNodeException("its starts are not known at import");
        long[] ends = Read(2, "ends") ?? throw new RefusedNodeException("its ends are not known at import");
        long[] stated = Read(3, "axes") ?? [.. Enumerable.Range(0, starts.Length).Select(i => (long)i)];
        long[] steps = Read(4, "steps") ?? [.. starts.Select(_ => 1L)];
        if (ends.Length != starts.Length || stated.Length != starts.Length || steps.Length != starts.Length)
        {
            throw new RefusedNodeException($"it has {starts.Length} starts, {ends.Length} ends, {stated.Length} axes and {steps.Length} steps");
        }

        int[] axes = Axes.Of(stated, dimensions.Length);
        SliceRange[] ranges = new SliceRange[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            ranges[i] = Of(axes[i], starts[i], ends[i], steps[i], dimensions[axes[i]]);
        }

        return ranges;
    }

    private static SliceRange Of(int axis, long start, long end, long step, int size)
    {
        if (step is 0 or < -int.MaxValue or > int.MaxValue)
        {
            throw new RefusedNodeException($"its step {step} goes nowhere");
        }

        // From behind when negative, then into what there is: from the last element down when the step is negative.
        long least = step > 0 ? 0 : -1;
        long most = step > 0 ? size : size - 1;
        long from = Math.Clamp(start < 0 ? start + size : start, step > 0 ? 0 : Math.Min(0, most), Math.Max(0, most));
        long to = Math.Clamp(end < 0 ? end + size : end, least, size);
        long count = step > 0 ? (to - from + step - 1) / step : (from - to - step - 1) / -step;
        return new SliceRange(axis, (int)from, (int)Math.Max(0, count), (int)step);
    }
}
