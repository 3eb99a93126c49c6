namespace CnnDsl;

/// <summary>
/// The window that a convolution or a pool slides over a sequence of C x L. With window K, dilation D and stride S the output's
/// length is (L + left + right - D*(K - 1) - 1)/S + 1.
/// </summary>
public abstract class SequenceWindowAttribute : LayerAttribute
{
    private protected SequenceWindowAttribute()
    {
    }

    /// <summary>Window length (K), 1 or more.</summary>
    public int Kernel { get; set; }

    /// <summary>Step of the window, 1 or more. Default: 1 for a convolution, the window for a pool.</summary>
    public int Stride { get; set; }

    /// <summary>Elements added at each end. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>Elements added before the first, in place of <see cref="Padding"/>.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Elements added behind the last, in place of <see cref="Padding"/>.</summary>
    public int PaddingRight { get; set; }

    /// <summary>Padding that the compiler computes so that the output is ceil(input / stride). Excludes every Padding argument.</summary>
    public AutoPad AutoPad { get; set; }

    /// <summary>Distance of neighbouring taps, 1 or more. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>What to do when the output's length is not whole. Default: as the network says.</summary>
    public Rounding Rounding { get; set; }
}

/// <summary>
/// 1-D convolution (cross-correlation, as PyTorch's Conv1d): C x L -> filters x OL.
/// Weights: <c>name.weight</c> (filters x C/groups x K) and, with <see cref="Bias"/>, <c>name.bias</c> (filters).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute : SequenceWindowAttribute
{
    /// <summary><paramref name="filters"/> filters; the kernel is stated by name.</summary>
    public Conv1DAttribute(int filters) => Filters = filters;

    /// <summary><paramref name="filters"/> filters of <paramref name="kernel"/> taps.</summary>
    public Conv1DAttribute(int filters, int kernel)
    {
        Filters = filters;
        Kernel = kernel;
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

/// <summary>Largest value of each window, channel by channel: C x L -> C x OL. Padding counts as minus infinity.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MaxPool1DAttribute : SequenceWindowAttribute
{
    /// <summary>The window is stated by name.</summary>
    public MaxPool1DAttribute()
    {
    }

    /// <summary>Windows of <paramref name="kernel"/>; the stride defaults to the same.</summary>
    public MaxPool1DAttribute(int kernel) => Kernel = kernel;
}

/// <summary>Mean of each window, channel by channel: C x L -> C x OL.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AvgPool1DAttribute : SequenceWindowAttribute
{
    /// <summary>The window is stated by name.</summary>
    public AvgPool1DAttribute()
    {
    }

    /// <summary>Windows of <paramref name="kernel"/>; the stride defaults to the same.</summary>
    public AvgPool1DAttribute(int kernel) => Kernel = kernel;

    /// <summary>
    /// Whether padding counts in the divisor. Default: true, as PyTorch. What a window of <see cref="Rounding.Ceiling"/> overhangs
    /// beyond the padding never counts.
    /// </summary>
    public bool CountIncludePad { get; set; } = true;
}

/// <summary>Mean of each channel: C x L -> C x 1.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAvgPool1DAttribute : LayerAttribute;

/// <summary>Largest value of each channel: C x L -> C x 1.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalMaxPool1DAttribute : LayerAttribute;
