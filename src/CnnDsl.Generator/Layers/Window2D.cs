using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>One direction of a window: taps, step, padding before and after, distance of taps.</summary>
internal readonly record struct WindowAxis(int Kernel, int Stride, int Before, int After, int Dilation)
{
    /// <summary>The direction that a sequence does not have.</summary>
    public static WindowAxis One { get; } = new(1, 1, 0, 0, 1);

    /// <summary>From the first tap to the last, D*(F - 1) + 1.</summary>
    public long Span => ((long)Dilation * (Kernel - 1)) + 1;

    /// <summary>(size + P - span), which the stride must divide; negative when the window does not fit.</summary>
    public long Slack(int size) => (long)size + Before + After - Span;

    /// <summary>The largest kernel, in taps, that the padded size has room for; 0 when there is none.</summary>
    public int Largest(int size) => (int)Math.Min(int.MaxValue, (((long)size + Before + After - 1) / Dilation) + 1);

    public bool IsWhole(int size) => Slack(size) >= 0 && Slack(size) % Stride == 0;

    /// <summary>Rows or columns that the last step would need beyond the padding.</summary>
    public long Missing(int size) => (Stride - (Slack(size) % Stride)) % Stride;

    /// <summary>Whether the padding is smaller than the window, so that no window lies in it altogether.</summary>
    public bool CoversInput => Before < Span && After < Span;

    /// <summary>Whether any of the windows has a tap inside of the size; only taps that lie further apart than that can all miss it.</summary>
    public bool Reaches(int size, long outputs)
    {
        bool reaches = Dilation <= size;
        for (long output = 0; output < outputs && !reaches; output++)
        {
            long origin = (output * Stride) - Before;
            long first = origin >= 0 ? 0 : (-origin + Dilation - 1) / Dilation;
            reaches = first < Kernel && origin + (first * Dilation) < size;
        }

        return reaches;
    }

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

    /// <summary>The window as arguments, each side for itself; of a sequence, one side alone.</summary>
    public IEnumerable<Argument> ToArguments(Rounding rounding, Shape input) =>
        (input.IsSequence ? OfSequence() : OfMap()).Append(new Argument("Rounding", (int)rounding));

    private Argument[] OfSequence() =>
    [
        new("Kernel", Horizontal.Kernel),
        new("Stride", Horizontal.Stride),
        new("PaddingLeft", Horizontal.Before),
        new("PaddingRight", Horizontal.After),
        new("Dilation", Horizontal.Dilation),
    ];

    private Argument[] OfMap() =>
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
    ];
}
