namespace CnnDsl;

/// <summary>
/// Transposed 2-D convolution (PyTorch's ConvTranspose2d, ONNX's ConvTranspose): C x H x W -> filters x OH x OW with
/// OH = (H - 1)*S - top - bottom + D*(FH - 1) + OP + 1; the width likewise. A value for height or width alone replaces the square one.
/// Weights: <c>name.weight</c> (C x filters/groups x FH x FW) and, with <see cref="Bias"/>, <c>name.bias</c> (filters).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2DAttribute : LayerAttribute
{
    /// <summary><paramref name="filters"/> filters; the kernel is stated by name.</summary>
    public ConvTranspose2DAttribute(int filters) => Filters = filters;

    /// <summary><paramref name="filters"/> filters of <paramref name="kernel"/> x <paramref name="kernel"/>.</summary>
    public ConvTranspose2DAttribute(int filters, int kernel)
    {
        Filters = filters;
        Kernel = kernel;
    }

    /// <summary><paramref name="filters"/> filters of <paramref name="kernelHeight"/> x <paramref name="kernelWidth"/>.</summary>
    public ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Number of filters: the output's channels.</summary>
    public int Filters { get; }

    /// <summary>Kernel height and width, 1 or more.</summary>
    public int Kernel { get; set; }

    /// <summary>Kernel height (FH), in place of <see cref="Kernel"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Kernel width (FW), in place of <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Output pixels from one input pixel to the next, 1 or more. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Step downwards, in place of <see cref="Stride"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Step to the right, in place of <see cref="Stride"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Rows and columns cut off on each of the four sides of the output. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>Rows cut off above and below, in place of <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>Columns cut off left and right, in place of <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }

    /// <summary>Rows cut off above.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Columns cut off at the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Rows cut off below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns cut off at the right.</summary>
    public int PaddingRight { get; set; }

    /// <summary>Distance of neighbouring taps, 1 or more. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Distance of taps downwards, in place of <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Distance of taps to the right, in place of <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Rows and columns (OP) that the output has more at the bottom and right; less than the stride or the dilation. Default: 0.</summary>
    public int OutputPadding { get; set; }

    /// <summary>More rows at the bottom, in place of <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingHeight { get; set; }

    /// <summary>More columns at the right, in place of <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingWidth { get; set; }

    /// <summary>Groups that share no channels; must divide the input's channels and the filters. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each filter adds a bias. Default: true.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The input's channels, when stated; then they must match.</summary>
    public int InChannels { get; set; }
}
