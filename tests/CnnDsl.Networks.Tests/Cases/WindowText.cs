namespace CnnDsl.Networks.Tests.Cases;

/// <summary>How the padding of a case is chosen.</summary>
internal enum PaddingKind
{
    /// <summary>No padding.</summary>
    None,

    /// <summary>Half of the window's span on each side, so that a stride of 1 keeps the size.</summary>
    Half,

    /// <summary>Four different sides.</summary>
    FourSides,

    /// <summary>AutoPad.Same.</summary>
    Same,

    /// <summary>AutoPad.SameLower.</summary>
    SameLower,

    /// <summary>No padding, and rows and columns left over that Rounding.Floor ignores.</summary>
    Remainder,
}

/// <summary>A window as attribute arguments, and the input size that gives a wanted output.</summary>
internal sealed record WindowText((int Height, int Width) Kernel, (int Height, int Width) Stride, (int Height, int Width) Dilation, PaddingKind Padding)
{
    private static readonly (int Top, int Left, int Bottom, int Right) Sides = (0, 2, 3, 1);

    /// <summary>The arguments behind the kernel's, each after a comma.</summary>
    public string Arguments => Both("Stride", Stride) + Both("Dilation", Dilation) + Padding switch
    {
        PaddingKind.None => "",
        PaddingKind.Half => $", PaddingHeight = {Half(Kernel.Height, Dilation.Height)}, PaddingWidth = {Half(Kernel.Width, Dilation.Width)}",
        PaddingKind.FourSides => $", PaddingTop = {Sides.Top}, PaddingLeft = {Sides.Left}, PaddingBottom = {Sides.Bottom}, PaddingRight = {Sides.Right}",
        PaddingKind.Remainder => ", Rounding = Rounding.Floor",
        _ => $", AutoPad = AutoPad.{Padding}",
    };

    /// <summary>Rows and columns of an input that gives so many, or null where the padding alone is more than that.</summary>
    public (int Height, int Width)? InputFor(int height, int width)
    {
        int rows = InputFor(height, Kernel.Height, Stride.Height, Dilation.Height, Sides.Top + Sides.Bottom);
        int columns = InputFor(width, Kernel.Width, Stride.Width, Dilation.Width, Sides.Left + Sides.Right);
        return rows < 1 || columns < 1 ? null : (rows, columns);
    }

    private static int Half(int kernel, int dilation) => dilation * (kernel - 1) / 2;

    private static string Both(string name, (int Height, int Width) sizes) => sizes switch
    {
        (1, 1) => "",
        var (height, width) when height == width => $", {name} = {height}",
        var (height, width) => $", {name}Height = {height}, {name}Width = {width}",
    };

    private int InputFor(int output, int kernel, int stride, int dilation, int sides)
    {
        int windows = ((output - 1) * stride) + (dilation * (kernel - 1)) + 1;
        return Padding switch
        {
            PaddingKind.Half => windows - (2 * Half(kernel, dilation)),
            PaddingKind.FourSides => windows - sides,
            PaddingKind.Remainder => windows + stride - 1,
            PaddingKind.Same or PaddingKind.SameLower => (output * stride) - (output % stride),
            _ => windows,
        };
    }
}
