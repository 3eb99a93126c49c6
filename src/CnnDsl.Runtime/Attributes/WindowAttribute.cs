namespace CnnDsl;

/// <summary>
/// The window that a convolution or a pool slides over a map. With padded height H + top + bottom, window FH,
/// dilation D and stride S the output height is (H + top + bottom - D*(FH - 1) - 1)/S + 1; the width likewise.
/// A value for height or width alone replaces the square one.
/// </summary>
public abstract class WindowAttribute : LayerAttribute
{
    private protected WindowAttribute()
    {
    }

    /// <summary>Window height and width, 1 or more.</summary>
    public int Kernel { get; set; }

    /// <summary>Window height (FH), in place of <see cref="Kernel"/>.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Window width (FW), in place of <see cref="Kernel"/>.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Step of the window, 1 or more. Default: 1 for a convolution, the window for a pool.</summary>
    public int Stride { get; set; }

    /// <summary>Step downwards, in place of <see cref="Stride"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Step to the right, in place of <see cref="Stride"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Rows and columns added on each of the four sides. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>Rows added above and below, in place of <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>Columns added left and right, in place of <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }

    /// <summary>Rows added above.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Columns added at the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Rows added below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns added at the right.</summary>
    public int PaddingRight { get; set; }

    /// <summary>Padding that the compiler computes so that the output is ceil(input / stride). Excludes every Padding argument.</summary>
    public AutoPad AutoPad { get; set; }

    /// <summary>Distance of neighbouring taps, 1 or more. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Distance of taps downwards, in place of <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Distance of taps to the right, in place of <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>What to do when the output size is not whole. Default: as the network says.</summary>
    public Rounding Rounding { get; set; }
}
