namespace CnnDsl.Reference;

/// <summary>BatchNorm, at inference.</summary>
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
}
