using System.Globalization;
using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Why a convolution goes the way it goes, for readers of the emitted code: the counts of cycles that the choice was made by.</summary>
internal static class Reason
{
    /// <summary>Of a way by register tiles, or by Winograd's.</summary>
    /// <param name="kernel">The way that was chosen.</param>
    /// <param name="convolution">The convolution.</param>
    /// <param name="mayTransform">Whether the network and the layer leave Winograd's tiles open.</param>
    public static string Of(ConvolutionKernel kernel, ConvolutionOperation convolution, bool mayTransform)
    {
        RegisterTile tile = kernel.Wide;
        if (kernel.Winograd is { } winograd)
        {
            double direct = (kernel with { Winograd = null }).WithTiles().WideCycles;
            return $"By F({winograd.Outputs} x {winograd.Outputs}, 3 x 3), {winograd.Tiles} tiles, {winograd.Block} at a time: "
                + $"{Count(winograd.Cycles(kernel.Input.Shape, kernel.Output.Shape))} cycles on 16 lanes, directly {Count(direct)}.";
        }

        string rejected = mayTransform && WinogradPlan.Best(kernel.Input.Shape, kernel.Output.Shape, convolution) is { } tiles
            ? $", by F({tiles.Outputs} x {tiles.Outputs}, 3 x 3) {Count(tiles.Cycles(kernel.Input.Shape, kernel.Output.Shape))}"
            : "";
        return $"Directly, {Some(tile.Pixels, "pixel")} x {Some(tile.Vectors, "vector")} of filters in registers: {Count(kernel.WideCycles)} cycles on 16 lanes{rejected}.";
    }

    /// <summary>Of the way along rows.</summary>
    public static string AlongRows(int filters) =>
        $"Along rows, lanes are pixels: as channels, {filters} filters would leave {Sizes.RoundUp(filters, 16) - filters} of 16 lanes empty.";

    private static string Some(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";

    private static string Count(double cycles) => Math.Round(cycles).ToString("N0", CultureInfo.InvariantCulture);
}
