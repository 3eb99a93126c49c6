namespace CnnDsl.Benchmarks.SelfTest;

/// <summary>The resolved window arguments of a convolution or pool.</summary>
internal sealed record Window(int KernelHeight, int KernelWidth)
{
    public (int Height, int Width) Stride { get; init; } = (1, 1);

    public (int Top, int Left, int Bottom, int Right) Padding { get; init; }

    public (int Height, int Width) Dilation { get; init; } = (1, 1);

    public Rounding Rounding { get; init; }

    public IReadOnlyList<LayerArgument> Arguments =>
    [
        new("KernelHeight", KernelHeight), new("KernelWidth", KernelWidth),
        new("StrideHeight", Stride.Height), new("StrideWidth", Stride.Width),
        new("PaddingTop", Padding.Top), new("PaddingLeft", Padding.Left),
        new("PaddingBottom", Padding.Bottom), new("PaddingRight", Padding.Right),
        new("DilationHeight", Dilation.Height), new("DilationWidth", Dilation.Width),
        new("Rounding", (int)Rounding),
    ];
}
