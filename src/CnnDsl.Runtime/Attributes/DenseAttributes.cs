namespace CnnDsl;

/// <summary>
/// Affine (fully connected) layer y = W x + b: features -> units; with <see cref="Last"/>, on the last axis of any tensor.
/// Weights: <c>name.weight</c> (units x features) and, with <see cref="Bias"/>, <c>name.bias</c> (units). PyTorch's Linear, ONNX's Gemm.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : LayerAttribute
{
    /// <summary><paramref name="units"/> outputs.</summary>
    public DenseAttribute(int units) => Units = units;

    /// <summary>Number of outputs.</summary>
    public int Units { get; }

    /// <summary>Whether each output adds a bias. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The input's features, when stated; then they must match.</summary>
    public int InFeatures { get; set; }

    /// <summary>Whether the features are the last axis of a tensor of any rank, each row of which is multiplied. Default: false, the input is a vector.</summary>
    public bool Last { get; set; }
}

/// <summary>C x H x W -> C*H*W, in that order (PyTorch's Flatten). Costs nothing at run time.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute;

/// <summary>Drops activations during training; at inference it does nothing, and no code is emitted for it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>PyTorch's default rate, 0.5.</summary>
    public DropoutAttribute()
    {
    }

    /// <summary>Drops each activation with probability <paramref name="rate"/>, 0 to 1, while training.</summary>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>Probability, 0 to 1. Stated for the reader; inference ignores it.</summary>
    public double Rate { get; } = 0.5;
}

/// <summary>
/// Batch normalization with the statistics of training: y = (x - mean)/sqrt(var + epsilon) * weight + bias, channel by channel.
/// Behind a convolution or dense layer it is folded into that layer's weights at load.
/// Weights, each C long: <c>name.weight</c>, <c>name.bias</c> (with <see cref="Affine"/>), <c>name.running_mean</c>, <c>name.running_var</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance. Default: 1e-5, as PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are a weight and a bias. Default: true.</summary>
    public bool Affine { get; set; } = true;
}
