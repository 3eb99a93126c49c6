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

/// <summary>
/// Local response normalization: y[c] = x[c]/(K + Alpha/size * sum of x[j]^2)^Beta at each place, the sum over the size channels round c:
/// from c - floor((size - 1)/2) to c + ceil((size - 1)/2), those that exist. Of even sizes, ONNX's reading.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LRNAttribute(int size) : LayerAttribute
{
    /// <summary>Channels that are summed, 1 or more.</summary>
    public int Size { get; } = size;

    /// <summary>Scale of the sum. Default: 1e-4.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>Exponent. Default: 0.75.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>What is added to the sum; more than 0. Default: 1.</summary>
    public double K { get; set; } = 1.0;
}

/// <summary>
/// Normalizes each channel by its own mean and variance over the pixels: y = (x - mean)/sqrt(var + epsilon) * weight + bias.
/// Weights, with <see cref="Affine"/>, each C long: <c>name.weight</c>, <c>name.bias</c>. PyTorch's InstanceNorm1d and 2d.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InstanceNormAttribute : LayerAttribute
{
    /// <summary>Added to the variance. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are a weight and a bias. Default: false, as PyTorch.</summary>
    public bool Affine { get; set; }
}

/// <summary>
/// Normalizes groups of C/groups channels by their common mean and variance: y = (x - mean)/sqrt(var + epsilon) * weight + bias.
/// Weights, with <see cref="Affine"/>, each C long: <c>name.weight</c>, <c>name.bias</c>. PyTorch's GroupNorm.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>Groups, 1 or more; must divide the channels.</summary>
    public int Groups { get; } = groups;

    /// <summary>Added to the variance. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether there are a weight and a bias. Default: true.</summary>
    public bool Affine { get; set; } = true;
}

/// <summary>
/// (x - Mean)/Std with constants for each channel: what is done to images before a trained network sees them. Of pixels of 0 to 255
/// and statistics of 0 to 1, put <c>Scale(1/255.0)</c> before it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NormalizeAttribute : LayerAttribute
{
    /// <summary>One number for each channel, or one for all. Default: 0.</summary>
    public double[] Mean { get; set; } = [0];

    /// <summary>One number for each channel, or one for all; not 0. Default: 1.</summary>
    public double[] Std { get; set; } = [1];
}
