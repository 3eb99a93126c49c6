namespace CnnDsl;

/// <summary>
/// (x - mean)/sqrt(var + epsilon) * weight + bias with mean and variance of the image's own numbers, over the axes from
/// <see cref="Axis"/> on, or over the channels at each pixel with <see cref="Channels"/>.
/// Weights: <c>name.weight</c> and <c>name.bias</c>, of the sizes that are normalized over; C with Channels.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>The first of the axes to normalize over, without the batch's; negative from the end. Default: 0, all of them.</summary>
    public int Axis { get; set; }

    /// <summary>Whether to normalize over the channels at each pixel instead, as ConvNeXt does. Default: false.</summary>
    public bool Channels { get; set; }

    /// <summary>Added to the variance. Default: 1e-5, as PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there is a weight and, with <see cref="Bias"/>, a bias. Default: true.</summary>
    public bool Affine { get; set; } = true;

    /// <summary>Whether there is a bias beside the weight. Default: true.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>x/max(norm, epsilon) with the Euclidean norm along an axis, as PyTorch's functional.normalize.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class L2NormalizeAttribute : LayerAttribute
{
    /// <summary>The axis, without the batch's; negative from the end. Default: 0, the channels or features.</summary>
    public int Axis { get; set; }

    /// <summary>The least that is divided by. Default: 1e-12.</summary>
    public double Epsilon { get; set; } = 1e-12;
}
