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

/// <summary>
/// Mean of windows that share the map out evenly: C x H x W -> C x OH x OW. Row i of the output is the mean of the input's rows
/// from floor(i*H/OH) to ceil((i + 1)*H/OH) - 1, and the columns likewise; so windows may differ by one and overlap, as PyTorch's.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AdaptiveAvgPool2DAttribute : LayerAttribute
{
    /// <summary>To <paramref name="size"/> x <paramref name="size"/>.</summary>
    public AdaptiveAvgPool2DAttribute(int size) => Size = size;

    /// <summary>To <paramref name="height"/> x <paramref name="width"/>.</summary>
    public AdaptiveAvgPool2DAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>Output height and width, 1 or more.</summary>
    public int Size { get; }

    /// <summary>Output height, in place of <see cref="Size"/>.</summary>
    public int Height { get; }

    /// <summary>Output width, in place of <see cref="Size"/>.</summary>
    public int Width { get; }
}
