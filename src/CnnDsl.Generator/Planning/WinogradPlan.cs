using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A 3 x 3 convolution by Winograd's F(m x m, 3 x 3): tiles transformed, multiplied and transformed back, a block of tiles at a time.</summary>
/// <param name="Outputs">m: 2 or 4.</param>
/// <param name="Down">Rows of tiles.</param>
/// <param name="Across">Tiles in a row.</param>
/// <param name="Block">Tiles that are under way together, so that their transforms stay in the second-level cache.</param>
internal sealed record WinogradPlan(int Outputs, int Down, int Across, int Block)
{
    /// <summary>Bytes of transformed tiles and products that one block may take.</summary>
    private const int CacheBytes = 768 * 1024;

    /// <summary>Floats between the points of a transform beyond their vectors: strides of 4 KB would fall on the same cache sets.</summary>
    public const int Gap = 16;

    /// <summary>Tiles at a time that the tallest register tile takes which is at the machine's peak.</summary>
    private const int TallTile = 14;

    private static readonly int[] Sides = [4, 2];

    /// <summary>The transform's name among the kernels.</summary>
    public string Transform => $"Winograd{Outputs}";

    public int Points => (Outputs + 2) * (Outputs + 2);

    public int Tiles => Down * Across;

    /// <summary>The tiles with the fewest cycles, or null where the direct way has fewer.</summary>
    public static WinogradPlan? Choose(Shape input, Shape output, ConvolutionOperation convolution)
    {
        double direct = Vectors(output.Channels) * input.Channels * 9.0 * output.Pixels / 2;
        return Best(input, output, convolution) is { } best && best.Cycles(input, output) < 0.9 * direct ? best : null;
    }

    /// <summary>The tiles with the fewest cycles, or null where the convolution cannot go by any.</summary>
    public static WinogradPlan? Best(Shape input, Shape output, ConvolutionOperation convolution)
    {
        WindowAxis three = new(3, 1, 0, 0, 1);
        Window2D window = convolution.Window;
        bool applies = convolution.Groups == 1
            && window.Vertical with { Before = 0, After = 0 } == three
            && window.Horizontal with { Before = 0, After = 0 } == three;
        if (!applies || input.Channels < 8 || output.Channels < 8)
        {
            return null;
        }

        return Sides.SelectMany(side => Of(side, input, output)).OrderBy(plan => plan.Cycles(input, output)).First();
    }

    /// <summary>The frame of zeros that makes the input whole tiles.</summary>
    public Frame FrameFor(Window2D window, Shape output) => new(
        window.Vertical.Before,
        window.Horizontal.Before,
        window.Vertical.After + (Down * Outputs) - output.Height,
        window.Horizontal.After + (Across * Outputs) - output.Width);

    /// <summary>Floats of scratch: the outputs of a tile, the transformed tiles of a block, the products of a register tile.</summary>
    public long ScratchLength(int channels, int filterLanes) => Sizes.Product(Points, 16) + TransformLength(channels) + TransformLength(filterLanes);

    /// <summary>Floats of a block's tiles, transformed or multiplied, for so many channels or filters.</summary>
    public long TransformLength(long channels) => Sizes.Product(Points, (Sizes.RoundUp(channels, 16) * Block) + Gap);

    /// <summary>
    /// Cycles on 16 lanes: products as fast as their register tile, or as the filters stream (32 bytes a cycle from the
    /// second-level cache, 8 from further out), and three cycles for each vector that a transform takes in.
    /// </summary>
    public double Cycles(Shape input, Shape output)
    {
        double passes = Math.Ceiling(Tiles / (double)Block);
        double products = passes * Points * ConvolutionKernel.ProductCycles(input.Channels, output.Channels, Block);
        double filterBytes = (double)Points * input.Channels * output.Channels * sizeof(float);
        double stream = filterBytes * passes / (filterBytes < 1 << 20 ? 32 : 8);
        double transforms = 3.0 * passes * Block * Points * (Vectors(input.Channels) + Vectors(output.Channels));
        return Math.Max(products, stream) + transforms;
    }

    /// <summary>Blocks that fit the cache: as few as possible and alike, and those that a tall register tile goes into.</summary>
    private static IEnumerable<WinogradPlan> Of(int side, Shape input, Shape output)
    {
        int down = (output.Height + side - 1) / side;
        int across = (output.Width + side - 1) / side;
        int points = (side + 2) * (side + 2);
        int tiles = down * across;
        long bytesPerTile = points * sizeof(float) * (Sizes.RoundUp(input.Channels, 16) + 32);
        int most = (int)Math.Min(tiles, Math.Max(8, CacheBytes / bytesPerTile));
        int blocks = (tiles + most - 1) / most;
        return Enumerable.Range(1, most / TallTile).Select(n => n * TallTile)
            .Append((tiles + blocks - 1) / blocks)
            .Select(block => new WinogradPlan(side, down, across, block));
    }

    private static int Vectors(int channels) => (channels + 15) / 16;
}
