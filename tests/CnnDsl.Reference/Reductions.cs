namespace CnnDsl.Reference;

/// <summary>Layers that put one number in the place of many.</summary>
internal static class Reductions
{
    /// <summary>The mean over the axes.</summary>
    public static DoubleTensor Mean(LayerCall layer) => Over(layer, numbers => numbers.Average());

    /// <summary>The sum over the axes.</summary>
    public static DoubleTensor Sum(LayerCall layer) => Over(layer, numbers => numbers.Sum());

    /// <summary>The largest over the axes; NaN where one is.</summary>
    public static DoubleTensor Max(LayerCall layer) => Over(layer, numbers => numbers.Aggregate(Math.Max));

    /// <summary>The smallest over the axes; NaN where one is.</summary>
    public static DoubleTensor Min(LayerCall layer) => Over(layer, numbers => numbers.Aggregate(Math.Min));

    /// <summary>Where on the axis the largest stands; of several the first, or the last. A NaN is larger than every number.</summary>
    public static DoubleTensor ArgMax(LayerCall layer)
    {
        bool last = layer.Flag("SelectLast");
        return Over(layer, [layer.Int("Axis")], numbers =>
        {
            double largest = numbers.Aggregate(Math.Max);
            return last ? numbers.FindLastIndex(largest.Equals) : numbers.FindIndex(largest.Equals);
        });
    }

    private static DoubleTensor Over(LayerCall layer, Func<List<double>, double> function) => Over(layer, layer.Ints("Axes"), function);

    private static DoubleTensor Over(LayerCall layer, int[] axes, Func<List<double>, double> function)
    {
        TensorShape kept = axes.Aggregate(layer.Input.Shape, (shape, axis) => shape.With(axis, 1));
        List<double>[] groups = [.. Enumerable.Range(0, (int)kept.Length).Select(_ => new List<double>())];
        DoubleTensor group = new(kept, [.. Enumerable.Range(0, groups.Length).Select(i => (double)i)]);
        foreach (int[] index in Indices.Of(layer.Input.Shape))
        {
            groups[(int)group.At(index)].Add(layer.Input.At(index));
        }

        TensorShape output = layer.Flag("KeepDims")
            ? kept
            : new TensorShape([.. kept.Dimensions.ToArray().Where((_, axis) => !axes.Contains(axis))]);
        return new DoubleTensor(output, Array.ConvertAll(groups, numbers => function(numbers)));
    }
}
