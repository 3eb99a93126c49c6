using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A convolution with its places, and the register tiles that go over them.</summary>
/// <param name="Input">The input's place.</param>
/// <param name="Output">The output's place.</param>
/// <param name="Window">The window.</param>
/// <param name="Groups">Groups; equal to the channels for depthwise.</param>
/// <param name="Extra">What goes into its last pass.</param>
internal sealed record ConvolutionKernel(MapPlace Input, MapPlace Output, Window2D Window, int Groups, TileExtra Extra)
{
    /// <summary>Where the map lies that is added, or null.</summary>
    public MapPlace? Added { get; init; }

    /// <summary>Channels of that map where it has fewer than the output; else 0.</summary>
    public int AddedChannels => Extra == TileExtra.AddFirst ? Added!.Shape.Channels : 0;

    /// <summary>Where the output lies after a 2 x 2 max pool, when the kernel does that too and writes nothing else; else null.</summary>
    public MapPlace? Pooled { get; init; }

    /// <summary>How it goes by Winograd's tiles, or null for the direct way.</summary>
    public WinogradPlan? Winograd { get; init; }

    /// <summary>Whether sums begin at a bias; else at 0.</summary>
    public bool HasBias { get; init; } = true;

    /// <summary>Whether several threads share it by filters; else by pixels.</summary>
    public bool IsSplitByFilters { get; init; }

    public bool IsDepthwise => Groups > 1 && Groups == Input.Shape.Channels && Groups == Output.Shape.Channels && Input.IsBlocked;

    /// <summary>How its register tiles read the input.</summary>
    public TileInput TileInput => this switch
    {
        { IsDepthwise: true } => TileInput.Depthwise,
        { Input.IsBlocked: false } => TileInput.Planes,
        { Groups: > 1 } => TileInput.Groups,
        _ => TileInput.Blocks,
    };

    /// <summary>Pixels from one output column's window to the next.</summary>
    public int ColumnStep => Window.Horizontal.Stride;

    /// <summary>Whether what is read is one long row: 1 x 1 taps, and rows that follow each other without a gap, as those of a map that is added.</summary>
    public bool IsOneRow => Window is { Taps: 1, Vertical.Stride: 1, Horizontal.Stride: 1 } && Input.Frame.IsEmpty && Added is null or { Frame.IsEmpty: true };

    /// <summary>Whether that row is several of the output, which has a frame.</summary>
    public bool IsWrapped => IsOneRow && !Output.Frame.IsEmpty;

    public int Rows => IsOneRow ? 1 : Output.Shape.Height;

    public int Columns => IsOneRow ? Output.Shape.Pixels : Output.Shape.Width;

    /// <summary>The tile for 32 vector registers (AVX-512, NEON).</summary>
    public RegisterTile Wide { get; private init; } = new(1, 1, false);

    /// <summary>The tile for 16 vector registers (AVX2, SSE, WebAssembly).</summary>
    public RegisterTile Narrow { get; private init; } = new(1, 1, false);

    /// <summary>Outputs that go through all filters together; 0 for all of them.</summary>
    public int Block { get; private init; }

    /// <summary>Where the window of the first output begins, in pixels of the input's buffer.</summary>
    public int Origin => ((Input.Frame.Top - Window.Vertical.Before) * Input.RowStride) + Input.Frame.Left - Window.Horizontal.Before;

    private static readonly int[] WideLanes = [16, 4];

    /// <summary>Lanes of the machines with 16 vector registers; the first counts.</summary>
    public static readonly int[] NarrowLanes = [8, 4];

    /// <summary>The kernel with its tiles chosen, and how many outputs go through them at a time.</summary>
    public ConvolutionKernel WithTiles()
    {
        ConvolutionKernel tiled = Winograd is null ? this : Products();
        ConvolutionKernel chosen = this with { Wide = RegisterTile.Choose(tiled, 32, WideLanes), Narrow = RegisterTile.Choose(tiled, 16, NarrowLanes) };
        return Winograd is null ? chosen with { Block = PixelBlock.Of(chosen) } : chosen;
    }

    /// <summary>The matrix product at each point of a Winograd transform: a 1 x 1 convolution whose pixels are the tiles of a block.</summary>
    public ConvolutionKernel Products() => Products(Input.Shape.Channels, Output.Shape.Channels, Winograd!.Block);

    /// <summary>Cycles of the direct way on 16 lanes.</summary>
    public double WideCycles => Wide.Cycles(this, WideLanes[0]);

    /// <summary>Cycles of the direct way on 8 lanes.</summary>
    public double NarrowCycles => Narrow.Cycles(this, NarrowLanes[0]);

    /// <summary>Cycles of such a product on 16 lanes.</summary>
    public static double ProductCycles(int channels, int filters, int block)
    {
        ConvolutionKernel products = Products(channels, filters, block);
        return RegisterTile.Choose(products, 32, WideLanes).Cycles(products, WideLanes[0]);
    }

    private static ConvolutionKernel Products(int channels, int filters, int block)
    {
        WindowAxis one = new(1, 1, 0, 0, 1);
        MapPlace Row(int count) => new(Shape.Map(count, 1, block), true, Frame.None);
        return new ConvolutionKernel(Row(channels), Row(filters), new Window2D(one, one), 1, TileExtra.None) { HasBias = false };
    }

    /// <summary>
    /// Whether several threads share the points of its transform: it is worth two of them, and all of its tiles are one register tile on 16
    /// lanes, so that neither tiles nor filters make two parts.
    /// </summary>
    public bool IsSplitByPoints =>
        Winograd is { } plan && plan.Tiles <= Wide.Pixels && Output.Shape.Channels <= Wide.Vectors * WideLanes[0] && Sharing.PartsOf(this, plan) > 1;

    /// <summary>The texts of its tiles, for 32 and for 16 registers.</summary>
    public EquatableArray<TileKind> Tiles
    {
        get
        {
            ConvolutionKernel tiled = Winograd is null ? this : Products();
            return EquatableArray.Of(TileKind.Of(tiled, Wide), TileKind.Of(tiled, Narrow));
        }
    }

    /// <summary>Lanes of filters that a register tile has at the most.</summary>
    public int TileLanes => Math.Max(Wide.Vectors * 16, Narrow.Vectors * 8);

    /// <summary>Floats of the packed weights, the most that any machine needs.</summary>
    public long PackedLength() => new[] { (Wide, 16), (Wide, 4), (Narrow, 8), (Narrow, 4) }.Max(pair => PackedLength(pair.Item1, pair.Item2));

    private long PackedLength(RegisterTile tile, int lanes)
    {
        if (IsDepthwise)
        {
            return Sizes.Product(Sizes.RoundUp(Output.Shape.Channels, lanes), Window.Taps);
        }

        int width = tile.Vectors * lanes;
        long tiles = (Output.Shape.Channels + (long)width - 1) / width;
        if (Groups == 1)
        {
            return Sizes.Product(tiles, width, Input.Shape.Channels, Winograd?.Points ?? Window.Taps);
        }

        // A tile reads the channels of every group that it touches.
        int filtersPerGroup = Output.Shape.Channels / Groups;
        int channelsPerGroup = Input.Shape.Channels / Groups;
        long channels = 0;
        for (int filter = 0; filter < Output.Shape.Channels; filter += width)
        {
            int last = Math.Min(filter + width, Output.Shape.Channels) - 1;
            channels += ((last / filtersPerGroup) - (filter / filtersPerGroup) + 1) * channelsPerGroup;
        }

        return Sizes.Product(channels, width, Window.Taps);
    }
}
