namespace CnnDsl.Reference;

/// <summary>One direction, down or right, of the window that a convolution or pool slides over a map.</summary>
internal sealed class WindowAxis
{
    private readonly int _dilation;
    private readonly int _stride;
    private readonly int _before;

    private WindowAxis(LayerCall layer, string direction, string before, string after, int input)
    {
        // The arguments of a sequence name no direction.
        string suffix = layer.Input.Shape.Rank == 2 ? "" : direction;
        Input = input;
        Taps = layer.Int("Kernel" + suffix);
        _stride = layer.Int("Stride" + suffix);
        _dilation = layer.Int("Dilation" + suffix);
        _before = layer.Int("Padding" + before);
        PaddedEnd = input + layer.Int("Padding" + after);
        Output = OutputSize(layer, direction);
    }

    /// <summary>The direction that a sequence does not have: one place, one tap.</summary>
    private WindowAxis() => (Input, Taps, _stride, _dilation, PaddedEnd, Output) = (1, 1, 1, 1, 1, 1);

    /// <summary>Rows or columns of the input, without padding.</summary>
    public int Input { get; }

    /// <summary>Rows or columns of the window: FH or FW.</summary>
    public int Taps { get; }

    /// <summary>OH or OW.</summary>
    public int Output { get; }

    /// <summary>The first position behind the padding at the bottom or right.</summary>
    public int PaddedEnd { get; }

    public static WindowAxis Vertical(LayerCall layer, DoubleTensor map) =>
        map.Shape.Rank == 2 ? new WindowAxis() : new WindowAxis(layer, "Height", "Top", "Bottom", map.Height);

    public static WindowAxis Horizontal(LayerCall layer, DoubleTensor map) => new(layer, "Width", "Left", "Right", map.Width);

    /// <summary>Where in the input a tap of an output's window lies; in the padding, or beyond it, when outside 0..Input-1.</summary>
    public int Position(int output, int tap) => (output * _stride) + (tap * _dilation) - _before;

    public bool Contains(int position) => position >= 0 && position < Input;

    /// <summary>(H + top + bottom - D*(FH - 1) - 1)/S + 1, or the same of the width.</summary>
    private int OutputSize(LayerCall layer, string direction)
    {
        int padded = _before + PaddedEnd;
        int travel = padded - (_dilation * (Taps - 1)) - 1;
        if (travel < 0)
        {
            throw layer.Error($"has a window that is larger than the padded {direction} {padded}");
        }

        (int steps, int remainder) = Math.DivRem(travel, _stride);
        if (remainder != 0 && layer.Rounding == Rounding.None)
        {
            throw layer.Error($"has an output {direction} {travel}/{_stride} + 1 that is not whole");
        }

        return layer.Rounding == Rounding.Ceiling ? CeilingSize(steps, remainder) : steps + 1;
    }

    /// <summary>As PyTorch's ceil_mode: round up, but no window starts at or beyond the end of the map.</summary>
    private int CeilingSize(int steps, int remainder)
    {
        int size = remainder == 0 ? steps + 1 : steps + 2;
        return (size - 1) * _stride >= _before + Input ? size - 1 : size;
    }
}
