using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>How many outputs a kernel keeps in registers at a time: pixels of one row times vectors of output channels.</summary>
/// <param name="Pixels">Neighbouring outputs of a row.</param>
/// <param name="Vectors">Vectors of output channels; 1 for depthwise.</param>
/// <param name="RowTaps">Whether a whole row of taps is in registers too, so that an input is loaded once for all taps that it meets.</param>
internal sealed record RegisterTile(int Pixels, int Vectors, bool RowTaps)
{
    /// <summary>The JIT inlines about 100 multiply-adds in one body; beyond, calls remain and the speed falls tenfold.</summary>
    private const int MostMultiplyAdds = 100;

    /// <summary>The JIT inlines no method of more than 32 arguments, and the products of a lane are one: the sums and 3 more.</summary>
    private const int MostSums = 29;

    /// <summary>Multiply-adds of a lane up to which a turn of the innermost loop has 8 of them.</summary>
    private const int FewMultiplyAdds = 12;

    /// <summary>Multiply-adds of a row of taps up to which a turn has 4 lanes: a whole block of 128 bits.</summary>
    private const int SomeMultiplyAdds = 30;

    /// <summary>Multiply-adds under way at once that hide the latency of one: 4 cycles, 2 a cycle.</summary>
    private const int InFlight = 8;

    /// <summary>Cycles that the jump of a turn of the innermost loop costs beside its instructions.</summary>
    private const double LoopCycles = 0.5;

    /// <summary>Instructions that a turn of the innermost loop has beside its multiply-adds and loads.</summary>
    private const double LoopInstructions = 6;

    /// <summary>Instructions a cycle: six where a thread has its core alone, three where it shares it; what lies between served both.</summary>
    private const double Issued = 3.5;

    /// <summary>Cycles of a load of one number into all lanes: nearly two go in one.</summary>
    private const double SplatCycles = 0.54;

    /// <summary>Cycles of a load of a whole vector that a multiply-add waits for, as measured; two in one is what makers say.</summary>
    private const double VectorCycles = 1;

    /// <summary>Numbers in a vector of 512 bits.</summary>
    private const int LanesOf512Bits = 16;

    /// <summary>Bytes of weights that stay in a first-level cache of 32 KB from one tile to the next, beside what they are multiplied by.</summary>
    private const int NearBytes = 20 * 1024;

    /// <summary>The same of 48 KB, which most machines with 512 bits have.</summary>
    private const int WideNearBytes = 40 * 1024;

    /// <summary>Vectors a cycle from the second-level cache, as measured.</summary>
    private const double FarVectors = 0.625;

    /// <summary>Share of the time of such loads that multiply-adds do not hide.</summary>
    private const double FarShare = 0.05;

    /// <summary>The same with 512 bits, where a load is a whole line of the cache; as measured, weights come from memory behind it.</summary>
    private const double WideFarShare = 0.22;

    /// <summary>Cycles of copying a tile to its places beside those of its vectors.</summary>
    private const double CopyCycles = 20;

    private static readonly int[] VectorCounts = [1, 2, 3, 4, 6, 8];

    private static readonly bool[] RowTapChoices = [false, true];

    /// <summary>The tile with the fewest cycles for the whole output.</summary>
    /// <param name="kernel">The convolution.</param>
    /// <param name="registers">Vector registers: 16 or 32.</param>
    /// <param name="lanes">The vector widths that machines with so many registers have; the first counts.</param>
    public static RegisterTile Choose(ConvolutionKernel kernel, int registers, int[] lanes)
    {
        int channels = kernel.Output.Shape.Channels;
        IEnumerable<RegisterTile> candidates =
            from vectors in kernel.IsDepthwise ? VectorCounts.Take(1) : VectorCounts
            where lanes.All(count => Sizes.RoundUp(channels, vectors * count) <= Sizes.RoundUp(channels, 16))
            from rowTaps in RowTapChoices
            where !rowTaps || AllowsRowTaps(kernel, vectors)
            from pixels in Enumerable.Range(1, Math.Min(kernel.Columns, registers))
            let tile = new RegisterTile(pixels, vectors, rowTaps)
            where tile.Registers(kernel) <= registers && tile.BodySize(kernel) <= MostMultiplyAdds && pixels * vectors <= MostSums
            select tile;
        return candidates
            .OrderBy(tile => tile.Cycles(kernel, lanes[0]))
            .ThenBy(tile => tile.Pixels * tile.Vectors)
            .First();
    }

    /// <summary>Tiles that cover a row; the last one is moved back to end with it.</summary>
    public int TilesPerRow(ConvolutionKernel kernel) => (kernel.Columns + Pixels - 1) / Pixels;

    /// <summary>Lanes that a turn of the innermost loop goes through, where it goes lane by lane; each with so many taps in registers.</summary>
    public int LanesATurn(int rowTaps) => (Pixels * Vectors * rowTaps) switch
    {
        <= FewMultiplyAdds => 8,
        <= SomeMultiplyAdds when rowTaps > 1 => 4,
        _ => 2,
    };

    /// <summary>Bytes that a tap of a channel takes from the second-level cache: its weights and a lane of its pixels; 0 where the weights are near.</summary>
    private double FarBytes(ConvolutionKernel kernel, int lanes, double depth)
    {
        double weights = (double)Vectors * lanes * sizeof(float);
        return weights * depth * kernel.Window.Taps <= (lanes == LanesOf512Bits ? WideNearBytes : NearBytes) ? 0 : weights + (Pixels * sizeof(float));
    }

    /// <summary>Inputs that it loads for a lane: those under a row of taps, or one for each pixel.</summary>
    /// <param name="step">Pixels from one output's window to the next.</param>
    /// <param name="kernelWidth">Taps of a row.</param>
    public int Inputs(int step, int kernelWidth) => RowTaps ? ((Pixels - 1) * step) + kernelWidth : Pixels;

    /// <summary>Vectors of weights that are in registers together.</summary>
    public int Weights(int kernelWidth) => RowTaps ? kernelWidth : Vectors;

    private static bool AllowsRowTaps(ConvolutionKernel kernel, int vectors)
    {
        WindowAxis row = kernel.Window.Horizontal;
        return vectors == 1 && row is { Kernel: > 1, Dilation: 1 } && row.Stride < row.Kernel;
    }

    /// <summary>Accumulators, weights, and one input.</summary>
    private int Registers(ConvolutionKernel kernel) =>
        (Pixels * Vectors) + Weights(kernel.Window.Horizontal.Kernel) + 1;

    private int BodySize(ConvolutionKernel kernel) => Pixels * Vectors * (RowTaps ? kernel.Window.Horizontal.Kernel : 1);

    /// <summary>
    /// Cycles of the whole output by the machine's limits: two multiply-adds a cycle, the loads, all instructions, the latency of a chain,
    /// and the second-level cache, where the weights come from that when they are many.
    /// </summary>
    public double Cycles(ConvolutionKernel kernel, int lanes)
    {
        int row = RowTaps ? kernel.Window.Horizontal.Kernel : 1;
        int loads = Inputs(kernel.ColumnStep, row) + Weights(row);
        int sums = Pixels * Vectors;
        int turn = TileKind.GoesByLane(kernel.TileInput) ? LanesATurn(row) : 1;
        double instructions = loads + (sums * row) + (LoopInstructions / turn);
        double loading = loads * (kernel.IsDepthwise ? VectorCycles : SplatCycles);
        double perTap = Math.Max(Math.Max(sums, InFlight) / 2.0, Math.Max(loading, instructions / Issued) / row) + (LoopCycles / row / turn);
        double depth = kernel.IsDepthwise ? 1 : kernel.Input.Shape.Channels / (double)kernel.Groups;
        double far = FarBytes(kernel, lanes, depth) / (FarVectors * lanes * sizeof(float));
        perTap = Math.Max(perTap, far) + ((lanes == LanesOf512Bits ? WideFarShare : FarShare) * far);
        double perTile = (perTap * depth * kernel.Window.Taps) + sums + 10;
        double tiles = Math.Ceiling(kernel.Output.Shape.Channels / (double)(Vectors * lanes)) * TilesPerRow(kernel) * kernel.Rows;
        return tiles * (perTile + (Crossing(kernel) * (sums + CopyCycles)));
    }

    /// <summary>Share of its tiles that go beyond the end of an output's row, and are copied.</summary>
    private double Crossing(ConvolutionKernel kernel) =>
        kernel.IsWrapped && kernel.Output.Shape.Width % Pixels != 0 ? Math.Min(1, Pixels / (double)kernel.Output.Shape.Width) : 0;
}
