namespace CnnDsl.Reference;

/// <summary>Normalizations: by the statistics of training, by those of the image itself, across channels, and by constants.</summary>
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

    /// <summary>y = (x - mean)/sqrt(var + epsilon) * weight + bias, mean and variance of each of so many groups of channels.</summary>
    public static DoubleTensor GroupNorm(LayerCall layer) => ByGroup(layer, layer.Int("Groups"));

    /// <summary>The same with as many groups as channels.</summary>
    public static DoubleTensor InstanceNorm(LayerCall layer) => ByGroup(layer, layer.Input.Channels);

    /// <summary>y = (x - mean)/std, channel by channel.</summary>
    public static DoubleTensor Normalize(LayerCall layer)
    {
        (double[] mean, double[] std) = (layer.Numbers("Mean"), layer.Numbers("Std"));
        return Elementwise.Map(layer.Input, (c, x) => (x - mean[mean.Length == 1 ? 0 : c]) / std[std.Length == 1 ? 0 : c]);
    }

    /// <summary>y[c] = x[c]/(K + Alpha/size * sum of x[j]^2)^Beta, j from c - floor((size - 1)/2) to c + ceil((size - 1)/2).</summary>
    public static DoubleTensor LRN(LayerCall layer)
    {
        DoubleTensor input = layer.Input;
        int size = layer.Int("Size");
        int place = input.Height * input.Width;
        int before = (int)Math.Floor((size - 1) / 2.0);
        int after = (int)Math.Ceiling((size - 1) / 2.0);
        DoubleTensor output = new(input.Shape);
        for (int i = 0; i < input.Data.Length; i++)
        {
            (int channel, int pixel) = (i / place, i % place);
            double sum = Enumerable.Range(channel - before, before + 1 + after).Where(c => c >= 0 && c < input.Channels).Sum(c => Math.Pow(input.Data[(c * place) + pixel], 2));
            output.Data[i] = input.Data[i] / Math.Pow(layer.Number("K") + (layer.Number("Alpha") / size * sum), layer.Number("Beta"));
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

    private static DoubleTensor ByGroup(LayerCall layer, int groups)
    {
        DoubleTensor input = layer.Input;
        bool affine = layer.Flag("Affine");
        float[]? weight = affine ? layer.Weight("weight", input.Channels) : null;
        float[]? bias = affine ? layer.Weight("bias", input.Channels) : null;
        int channels = input.Channels / groups;
        double[][] members = [.. input.Data.Chunk(channels * input.Height * input.Width)];
        double[] means = [.. members.Select(numbers => numbers.Average())];
        double[] deviations = [.. members.Select((numbers, g) => Math.Sqrt(numbers.Average(x => Math.Pow(x - means[g], 2)) + layer.Number("Epsilon")))];
        return Elementwise.Map(input, (c, x) =>
        {
            double normalized = (x - means[c / channels]) / deviations[c / channels];
            return affine ? (normalized * weight![c]) + bias![c] : normalized;
        });
    }
}
