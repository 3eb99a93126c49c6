namespace CnnDsl.Reference;

/// <summary>Layers that put values together or take them apart.</summary>
internal static class Merging
{
    /// <summary>
    /// An operation on two or more values, from left to right; a value of C x 1 x 1 counts for every pixel of its channel, and with
    /// Broadcast NumPy's rule holds.
    /// </summary>
    public static DoubleTensor Combine(LayerCall call, Func<double, double, double> operation)
    {
        TensorShape shape = call.Flag("Broadcast")
            ? call.Inputs.Select(input => input.Shape).Aggregate((a, b) => Join(call, a, b))
            : Largest(call);
        DoubleTensor result = new(shape);
        int i = 0;
        foreach (int[] index in Indices.Of(shape))
        {
            result.Data[i++] = call.Inputs.Select(input => input.At(index)).Aggregate(operation);
        }

        return result;
    }

    /// <summary>NumPy's rule: counted from the last axis, sizes are equal or 1, and missing leading ones are 1.</summary>
    public static TensorShape Join(LayerCall call, TensorShape a, TensorShape b)
    {
        int[] sizes = new int[Math.Max(a.Rank, b.Rank)];
        for (int back = 1; back <= sizes.Length; back++)
        {
            int left = back <= a.Rank ? a[a.Rank - back] : 1;
            int right = back <= b.Rank ? b[b.Rank - back] : 1;
            sizes[^back] = left == right || right == 1 ? left : left == 1 ? right : throw call.Error($"reads {a} beside {b}");
        }

        return new TensorShape(sizes);
    }

    /// <summary>All inputs, one after the other on an axis.</summary>
    public static DoubleTensor Concat(LayerCall call)
    {
        TensorShape first = call.Inputs[0].Shape;
        int axis = call.Int("Axis");
        if (call.Inputs.Any(input => input.Shape.Rank != first.Rank || !input.Shape.With(axis, 1).Equals(first.With(axis, 1))))
        {
            throw call.Error($"reads {string.Join(" and ", call.Inputs.Select(input => input.Shape))}, which differ in size");
        }

        DoubleTensor output = new(first.With(axis, call.Inputs.Sum(input => input.Shape[axis])));
        int start = 0;
        foreach (DoubleTensor input in call.Inputs)
        {
            foreach (int[] index in Indices.Of(input.Shape))
            {
                output.At(index.With(axis, start + index[axis])) = input.At(index);
            }

            start += input.Shape[axis];
        }

        return output;
    }

    /// <summary>The indices Start, Start + Step, ... of an axis, Count of them.</summary>
    public static DoubleTensor Slice(LayerCall call)
    {
        (int axis, int start, int step) = (call.Int("Axis"), call.Int("Start"), call.Int("Step"));
        DoubleTensor output = new(call.Input.Shape.With(axis, call.Int("Count")));
        foreach (int[] index in Indices.Of(output.Shape))
        {
            output.At(index) = call.Input.At(index.With(axis, start + (index[axis] * step)));
        }

        return output;
    }

    /// <summary>The part of that number, of so many equal ones along an axis.</summary>
    public static DoubleTensor Split(LayerCall call)
    {
        (int axis, int parts, int part) = (call.Int("Axis"), call.Int("Parts"), call.Int("Part"));
        int count = call.Input.Shape[axis] / parts;
        if (count * parts != call.Input.Shape[axis])
        {
            throw call.Error($"cuts axis {axis} of {call.Input.Shape} into {parts}");
        }

        DoubleTensor output = new(call.Input.Shape.With(axis, count));
        foreach (int[] index in Indices.Of(output.Shape))
        {
            output.At(index) = call.Input.At(index.With(axis, (part * count) + index[axis]));
        }

        return output;
    }

    private static TensorShape Largest(LayerCall call)
    {
        DoubleTensor largest = call.Inputs.MaxBy(input => (long)input.Height * input.Width)!;
        foreach (DoubleTensor input in call.Inputs)
        {
            bool isEqual = input.Shape.Equals(largest.Shape);
            if (!isEqual && !(input.IsMap && largest.IsMap && input.Channels == largest.Channels && input.Height * input.Width == 1))
            {
                throw call.Error($"reads {input.Shape} beside {largest.Shape}");
            }
        }

        return largest.Shape;
    }
}
