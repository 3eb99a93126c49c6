namespace CnnDsl;

/// <summary>
/// 2-D convolution (cross-correlation, as PyTorch's Conv2d and ONNX's Conv): C x H x W -> filters x OH x OW.
/// Weights: <c>name.weight</c> (filters x C/groups x FH x FW) and, with <see cref="Bias"/>, <c>name.bias</c> (filters).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : WindowAttribute
{
    /// <summary><paramref name="filters"/> filters; the kernel is stated by name.</summary>
    public Conv2DAttribute(int filters) => Filters = filters;

    /// <summary><paramref name="filters"/> filters of <paramref name="kernel"/> x <paramref name="kernel"/>.</summary>
    public Conv2DAttribute(int filters, int kernel)
    {
        Filters = filters;
        Kernel = kernel;
    }

    /// <summary><paramref name="filters"/> filters of <paramref name="kernelHeight"/> x <paramref name="kernelWidth"/>.</summary>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Number of filters: the output's channels.</summary>
    public int Filters { get; }

    /// <summary>Groups that share no channels; must divide the input's channels and the filters. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each filter adds a bias. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The input's channels, when stated; then they must match.</summary>
    public int InChannels { get; set; }
}

/// <summary>
/// Depthwise 2-D convolution: every channel has filters of its own (Conv2D with Groups = C): C x H x W -> C*multiplier x OH x OW.
/// Weights: <c>name.weight</c> (C*multiplier x 1 x FH x FW) and, with <see cref="Bias"/>, <c>name.bias</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthwiseConv2DAttribute : WindowAttribute
{
    /// <summary>The kernel is stated by name.</summary>
    public DepthwiseConv2DAttribute()
    {
    }

    /// <summary>Filters of <paramref name="kernel"/> x <paramref name="kernel"/>.</summary>
    public DepthwiseConv2DAttribute(int kernel) => Kernel = kernel;

    /// <summary>Filters of <paramref name="kernelHeight"/> x <paramref name="kernelWidth"/>.</summary>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Filters for each input channel, 1 or more. Default: 1.</summary>
    public int Multiplier { get; set; } = 1;

    /// <summary>Whether each filter adds a bias. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The input's channels, when stated; then they must match.</summary>
    public int InChannels { get; set; }
}
