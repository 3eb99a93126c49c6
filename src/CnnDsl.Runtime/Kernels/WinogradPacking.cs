using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>
/// How a Winograd convolution reads its filters, filters x channels x 3 x 3, transformed: for each tile of filters, for each point, for
/// each input channel, the tile's filters side by side.
/// </summary>
/// <param name="Outputs">m of F(m x m, 3 x 3): 2 or 4.</param>
/// <param name="Filters">Output channels.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="TileVectors">Vectors of filters in one register tile.</param>
public sealed record WinogradPacking(int Outputs, int Filters, int Channels, int TileVectors) : FilterPacking
{
    private const int Taps = 9;

    private ReadOnlySpan<double> Matrix => Outputs == Winograd4.Outputs ? Winograd4.FilterTransform : Winograd2.FilterTransform;

    internal override int Parts(LaneWidth width) => (Filters + (TileVectors * width.Count) - 1) / (TileVectors * width.Count);

    /// <summary>Transforms a tile of filters.</summary>
    internal override void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width)
    {
        int side = Outputs + 2;
        int tile = TileVectors * width.Count;
        int row = Channels * Taps;
        int filters = Math.Min(tile, Filters - (part * tile));
        byte[] rented = Rent(tile * row);
        Span<float> rows = Floats(rented)[..(tile * row)];
        weights.ReadFilters(part * tile, rows[..(filters * row)]);
        rows[(filters * row)..].Clear();
        Span<float> to = packed.Slice(part * tile * side * side * Channels, tile * side * side * Channels);
        for (int channel = 0; channel < Channels; channel++)
        {
            for (int lane = 0; lane < tile; lane += Vector256<double>.Count)
            {
                Transform(rows[((lane * row) + (channel * Taps))..], row, to[((channel * tile) + lane)..], Channels * tile);
            }
        }

        Return(rented);
    }

    /// <summary>G g G^T of four filters at once, in double precision.</summary>
    /// <param name="rows">The first filter's taps of a channel.</param>
    /// <param name="row">Floats from a filter to the next.</param>
    /// <param name="packed">The first point.</param>
    /// <param name="point">Floats from a point to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Every filter goes through here once, before the tiers would have come to it.
    private void Transform(ReadOnlySpan<float> rows, int row, Span<float> packed, int point)
    {
        ReadOnlySpan<double> matrix = Matrix;
        for (int y = 0; y < Outputs + 2; y++)
        {
            Vector256<double> g0 = default, g1 = default, g2 = default;
            for (int i = 0; i < 3; i++)
            {
                Vector256<double> factor = Vector256.Create(matrix[(y * 3) + i]);
                g0 += factor * Tap(rows, row, i * 3);
                g1 += factor * Tap(rows, row, (i * 3) + 1);
                g2 += factor * Tap(rows, row, (i * 3) + 2);
            }

            for (int x = 0; x < Outputs + 2; x++)
            {
                Vector256<double> sum = (g0 * matrix[x * 3]) + (g1 * matrix[(x * 3) + 1]) + (g2 * matrix[(x * 3) + 2]);
                Vector128.Narrow(sum.GetLower(), sum.GetUpper()).CopyTo(packed[(((y * (Outputs + 2)) + x) * point)..]);
            }
        }
    }

    /// <summary>One tap of four filters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Tap(ReadOnlySpan<float> rows, int row, int tap) =>
        Vector256.Create(rows[tap], (double)rows[row + tap], rows[(2 * row) + tap], rows[(3 * row) + tap]);
}
