using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>One direction of a window: taps, step, padding before and after, distance of taps.</summary>
internal readonly record struct WindowAxis(int Kernel, int Stride, int Before, int After, int Dilation)
{
    /// <summary>From the first tap to the last, D*(F - 1) + 1.</summary>
    public long Span => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>(size + P - span), which the stride must divide; negative when the window does not fit.</summary>
    public long Slack(int size) => (long)size + Before + After - Span;

    public bool IsWhole(int size) => Slack(size) >= 0 && Slack(size) % Stride == 0;

    /// <summary>Rows or columns that the last step would need beyond the padding.</summary>
    public long Missing(int size) => (Stride - (Slack(size) % Stride)) % Stride;

    /// <summary>Whether the padding is smaller than the window, so that no window lies in it altogether.</summary>
    public bool CoversInput => Before < Span && After < Span;

    /// <summary>(size + P - span)/S + 1, rounded.</summary>
    public long Output(int size, Rounding rounding)
    {
        long slack = Slack(size);
        long output = (slack / Stride) + 1;
        if (rounding == Rounding.Ceiling && slack % Stride != 0)
        {
            // PyTorch's rule: the last window must begin inside of the input or of the padding before it.
            output += output * Stride < (long)size + Before ? 1 : 0;
        }

        return output;
    }
}

/// <summary>A window with both directions.</summary>
internal readonly record struct Window2D(WindowAxis Vertical, WindowAxis Horizontal)
{
    public long Taps => Sizes.Product(Vertical.Kernel, Horizontal.Kernel);

    /// <summary>The window as arguments, each side for itself.</summary>
    public IEnumerable<Argument> ToArguments(Rounding rounding) =>
    [
        new("KernelHeight", Vertical.Kernel),
        new("KernelWidth", Horizontal.Kernel),
        new("StrideHeight", Vertical.Stride),
        new("StrideWidth", Horizontal.Stride),
        new("PaddingTop", Vertical.Before),
        new("PaddingLeft", Horizontal.Before),
        new("PaddingBottom", Vertical.After),
        new("PaddingRight", Horizontal.After),
        new("DilationHeight", Vertical.Dilation),
        new("DilationWidth", Horizontal.Dilation),
        new("Rounding", (int)rounding),
    ];
}
