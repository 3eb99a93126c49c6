using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>
/// The text of a register tile: everything that it has as a constant. What differs from layer to layer beyond that it takes as
/// arguments, so that a network has few of them.
/// </summary>
/// <param name="Tile">Pixels and vectors.</param>
/// <param name="ColumnStep">Input pixels from one output to the next.</param>
/// <param name="KernelWidth">Taps of a row, when all of them are in registers; else 0.</param>
/// <param name="Input">How it reads the input.</param>
/// <param name="IsPointwise">Whether there is only one tap.</param>
/// <param name="HasBias">Whether sums begin at a bias; else at 0.</param>
/// <param name="Extra">What goes into its last pass.</param>
internal sealed record TileKind(RegisterTile Tile, int ColumnStep, int KernelWidth, TileInput Input, bool IsPointwise, bool HasBias, TileExtra Extra)
{
    /// <summary>Whether turns of the innermost loop may leave some of a block's lanes, which are then gone through one by one.</summary>
    public bool HasRest { get; init; }

    /// <summary>Lanes of the narrowest vector.</summary>
    public const int LeastLanes = 4;

    /// <summary>As in <c>Tile14x2</c>, with what is unusual behind.</summary>
    public string Name => string.Concat(
        $"Tile{Tile.Pixels}x{Tile.Vectors}",
        Input == TileInput.Blocks ? "" : $"_{Input}",
        IsPointwise ? "_Pointwise" : "",
        KernelWidth > 0 ? $"_Row{KernelWidth}" : "",
        ColumnStep == 1 ? "" : $"_Stride{ColumnStep}",
        HasBias ? "" : "_Products",
        Extra == TileExtra.None ? "" : $"_{Extra}");

    /// <summary>Whether it goes through a block lane by lane. Then it asks for weights ahead of their use too: depthwise has few, and a convolution that reads planes.</summary>
    public bool IsByLane => GoesByLane(Input);

    /// <summary>Vectors of weights in registers.</summary>
    public int Weights => Tile.Weights(KernelWidth);

    /// <summary>Inputs that it loads for a lane.</summary>
    public int Inputs => Tile.Inputs(ColumnStep, KernelWidth);

    /// <summary>Lanes that a turn of its innermost loop goes through; a vector with fewer is gone through at once.</summary>
    public int LanesATurn => Tile.LanesATurn(Math.Max(1, KernelWidth));

    /// <summary>Whether tiles that read their input so go through it lane by lane.</summary>
    public static bool GoesByLane(TileInput input) => input is TileInput.Blocks or TileInput.Groups;

    public static TileKind Of(ConvolutionKernel kernel, RegisterTile tile)
    {
        TileKind kind = new(
            tile,
            tile.Pixels == 1 ? 1 : kernel.ColumnStep,
            tile.RowTaps ? kernel.Window.Horizontal.Kernel : 0,
            kernel.TileInput,
            kernel.Window.Taps == 1,
            kernel.HasBias,
            kernel.Extra);
        return kind with { HasRest = kind.IsByLane && kernel.Input.Shape.Channels / kernel.Groups % kind.LanesATurn != 0 };
    }

    /// <summary>One text for each name, with what any of its convolutions needs.</summary>
    public static IEnumerable<TileKind> Together(IEnumerable<TileKind> kinds) =>
        kinds.GroupBy(kind => kind with { HasRest = false }).Select(same => same.Key with { HasRest = same.Any(kind => kind.HasRest) });
}

/// <summary>How a register tile reads its input.</summary>
internal enum TileInput
{
    /// <summary>Block by block and lane by lane.</summary>
    Blocks,

    /// <summary>Plane by plane.</summary>
    Planes,

    /// <summary>The channels of some groups, which need not begin a block.</summary>
    Groups,

    /// <summary>The block that it writes.</summary>
    Depthwise,
}

/// <summary>What goes into the last pass of a convolution beside an activation.</summary>
internal enum TileExtra
{
    None,

    /// <summary>A slope for each output channel.</summary>
    PReLU,

    /// <summary>A map, added element by element.</summary>
    Add,

    /// <summary>A map with fewer channels, added to the first ones.</summary>
    AddFirst,
}
