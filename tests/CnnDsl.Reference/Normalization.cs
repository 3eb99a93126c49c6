namespace CnnDsl.Reference;

/// <summary>Normalizations: with the statistics of training, or with those of the image itself.</summary>
internal static class Normalization
{
    /// <summary>y = (x - mean)/sqrt(var + epsilon) * weight + bias, channel by channel, or feature by feature of a vector.</summary>
    public static DoubleTensor BatchNorm(LayerCall layer)
    {
        DoubleTensor input = layer.Input;
        bool affine = layer.Flag("Affine");
        float[] mean = layer.Weight("running_mean", input.Channels);
        float[] variance = layer.Weight("running_var", input.Channels);
        float[]? weight = affine ? layer.Weight("weight", input.Channels) : null;
        float[]? bias = affine ? layer.Weight("bias", input.Channels) : null;
        double epsilon = layer.Number("Epsilon");
        return Elementwise.Map(input, (c, x) =>
        {
            double normalized = (x - mean[c]) / Math.Sqrt(variance[c] + epsilon);
            return weight is null ? normalized : (normalized * weight[c]) + bias![c];
        });
    }

    /// <summary>(x - mean)/sqrt(var + epsilon) * weight + bias over the axes from Axis on, or over the channels at each place.</summary>
    public static DoubleTensor LayerNorm(LayerCall layer)
    {
        TensorShape shape = layer.Input.Shape;
        bool channels = layer.Flag("Channels");
        int[] axes = channels ? [0] : [.. Enumerable.Range(layer.Int("Axis"), shape.Rank - layer.Int("Axis"))];
        int[] sizes = Array.ConvertAll(axes, axis => shape[axis]);
        float[]? weight = layer.Flag("Affine") ? layer.Weight("weight", sizes) : null;
        float[]? bias = layer.Flag("Bias") ? layer.Weight("bias", sizes) : null;
        DoubleTensor place = new(new TensorShape(sizes), [.. Enumerable.Range(0, (int)new TensorShape(sizes).Length).Select(i => (double)i)]);
        DoubleTensor mean = Averages(layer.Input, axes, (x, _) => x);
        DoubleTensor variance = Averages(layer.Input, axes, (x, index) => Math.Pow(x - mean.At(index), 2));
        DoubleTensor output = new(shape);
        foreach (int[] index in Indices.Of(shape))
        {
            int at = (int)place.At(channels ? index.AsSpan(0, 1) : index);
            double normalized = (layer.Input.At(index) - mean.At(index)) / Math.Sqrt(variance.At(index) + layer.Number("Epsilon"));
            output.At(index) = (normalized * (weight?[at] ?? 1)) + (bias?[at] ?? 0);
        }

        return output;
    }

    /// <summary>x/max(norm, epsilon) with the Euclidean norm along the axis.</summary>
    public static DoubleTensor L2Normalize(LayerCall layer)
    {
        int axis = layer.Int("Axis");
        DoubleTensor meanSquare = Averages(layer.Input, [axis], (x, _) => x * x);
        DoubleTensor output = new(layer.Input.Shape);
        foreach (int[] index in Indices.Of(output.Shape))
        {
            double norm = Math.Sqrt(meanSquare.At(index) * output.Shape[axis]);
            output.At(index) = layer.Input.At(index) / Math.Max(norm, layer.Number("Epsilon"));
        }

        return output;
    }

    /// <summary>The mean of a function of each number and its index over the axes, which stay with size 1.</summary>
    private static DoubleTensor Averages(DoubleTensor input, int[] axes, Func<double, int[], double> function)
    {
        DoubleTensor means = new(axes.Aggregate(input.Shape, (shape, axis) => shape.With(axis, 1)));
        double count = input.Data.Length / (double)means.Data.Length;
        foreach (int[] index in Indices.Of(input.Shape))
        {
            means.At(index) += function(input.At(index), index) / count;
        }

        return means;
    }
}
