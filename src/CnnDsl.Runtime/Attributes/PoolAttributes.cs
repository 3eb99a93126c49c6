namespace CnnDsl;

/// <summary>Largest value of each window, channel by channel: C x H x W -> C x OH x OW. Padding counts as minus infinity.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool2DAttribute : WindowAttribute
{
    /// <summary>The window is stated by name.</summary>
    public MaxPool2DAttribute()
    {
    }

    /// <summary>Windows of <paramref name="kernel"/> x <paramref name="kernel"/>; the stride defaults to the same.</summary>
    public MaxPool2DAttribute(int kernel) => Kernel = kernel;

    /// <summary>Windows of <paramref name="kernelHeight"/> x <paramref name="kernelWidth"/>; the stride defaults to the same.</summary>
    public MaxPool2DAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }
}

/// <summary>Mean of each window, channel by channel: C x H x W -> C x OH x OW.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool2DAttribute : WindowAttribute
{
    /// <summary>The window is stated by name.</summary>
    public AvgPool2DAttribute()
    {
    }

    /// <summary>Windows of <paramref name="kernel"/> x <paramref name="kernel"/>; the stride defaults to the same.</summary>
    public AvgPool2DAttribute(int kernel) => Kernel = kernel;

    /// <summary>Windows of <paramref name="kernelHeight"/> x <paramref name="kernelWidth"/>; the stride defaults to the same.</summary>
    public AvgPool2DAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>
    /// Whether padding counts in the divisor (PyTorch's and ONNX's count_include_pad). Default: true, as PyTorch.
    /// What a window of <see cref="Rounding.Ceiling"/> overhangs beyond the padding never counts.
    /// </summary>
    public bool CountIncludePad { get; set; } = true;
}

/// <summary>Mean of each channel: C x H x W -> C x 1 x 1.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPool2DAttribute : LayerAttribute;

/// <summary>Largest value of each channel: C x H x W -> C x 1 x 1.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool2DAttribute : LayerAttribute;
