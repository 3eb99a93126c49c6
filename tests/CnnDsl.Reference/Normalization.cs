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
