namespace CnnDsl;

/// <summary>
/// Puts rows and columns round a map: C x H x W -> C x (top + H + bottom) x (left + W + right); of a sequence, elements before and behind:
/// C x L -> C x (left + L + right). A convolution's own zeros are its Padding; this is for other numbers and other layers.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PadAttribute : LayerAttribute
{
    /// <summary>The sizes are stated by name.</summary>
    public PadAttribute()
    {
    }

    /// <summary><paramref name="padding"/> on every side.</summary>
    public PadAttribute(int padding) => Padding = padding;

    /// <summary>Rows and columns on each of the four sides, 0 or more. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>Rows above and below, in place of <see cref="Padding"/>.</summary>
    public int PaddingHeight { get; set; }

    /// <summary>Columns left and right, in place of <see cref="Padding"/>.</summary>
    public int PaddingWidth { get; set; }

    /// <summary>Rows above.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Columns at the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Rows below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns at the right.</summary>
    public int PaddingRight { get; set; }

    /// <summary>What the new places hold. Default: <see cref="Value"/>.</summary>
    public PadMode Mode { get; set; }

    /// <summary>The number in the new places of <see cref="PadMode.Constant"/>; may be infinite. Default: 0.</summary>
    public double Value { get; set; }
}

/// <summary>What the places hold that <see cref="PadAttribute"/> adds.</summary>
public enum PadMode
{
    /// <summary>One number.</summary>
    Constant,

    /// <summary>The map mirrored at its outermost rows and columns, which are not repeated: c b | a b c | b a.</summary>
    Reflect,

    /// <summary>The outermost rows and columns: a a | a b c | c c. PyTorch's replicate.</summary>
    Edge,
}
