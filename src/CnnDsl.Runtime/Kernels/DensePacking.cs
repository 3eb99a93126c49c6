using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>
/// How a dense layer reads its weights, units x (channels*pixels): for each group of vectors of units, for each feature, the group's
/// units side by side. The features may be a flattened map that still lies in blocks: feature (c, pixel) of the file is then read at
/// ((c / V.Count)*pixels + pixel)*V.Count + c % V.Count, so the columns change places here and the map need not.
/// </summary>
/// <param name="Units">Outputs.</param>
/// <param name="Channels">C of the map, or all features; with more than one pixel a multiple of V.Count.</param>
/// <param name="Pixels">H*W of the map that was flattened; 1 for a vector, or a map that lies in planes.</param>
/// <param name="Together">Vectors of units in a group, the last of which is filled up; 0 for as many as <see cref="Dense"/> takes.</param>
public sealed record DensePacking(int Units, int Channels, int Pixels, int Together = 0) : FilterPacking
{
    /// <summary>Features that are read of a unit at once, at least where there are as many: a copy must be worth its call.</summary>
    private const int Window = 256;

    private int Features => Channels * Pixels;

    internal override int Parts(LaneWidth width)
    {
        int parts = 0;
        for (int vector = 0; vector < Vectors(width); vector += Group(vector, width))
        {
            parts++;
        }

        return parts;
    }

    /// <summary>Packs a group.</summary>
    internal override void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width)
    {
        int vector = 0;
        for (int before = 0; before < part; before++)
        {
            vector += Group(vector, width);
        }

        int unit = vector * width.Count;
        int lanes = Group(vector, width) * width.Count;
        Span<float> to = packed.Slice(unit * Features, lanes * Features);

        // Channels whose pixels lie together both in the file and in the packed weights.
        int channels = Pixels == 1 ? Math.Min(Channels, Window) : width.Count;
        byte[] rented = Rent(width.Count * channels * Pixels);
        Span<float> rows = Floats(rented);
        for (int first = 0; first < Channels; first += channels)
        {
            int count = Math.Min(channels, Channels - first);
            Span<float> columns = to.Slice(first * Pixels * lanes, count * Pixels * lanes);
            for (int lane = 0; lane < Math.Min(lanes, Units - unit); lane += width.Count)
            {
                int units = Math.Min(width.Count, Units - unit - lane);
                PackColumns(weights, columns, rows, (unit + lane, units), lane, lanes, (first, count));
            }
        }

        Return(rented);
    }

    /// <summary>A vector of units, the columns of some channels.</summary>
    private void PackColumns(
        FoldedWeights weights, Span<float> columns, Span<float> rows, (int First, int Count) units, int lane, int lanes, (int First, int Count) channels)
    {
        int row = channels.Count * Pixels;
        for (int i = 0; i < units.Count; i++)
        {
            int unit = units.First + i;
            weights.Read(unit, row, ((long)unit * Features) + ((long)channels.First * Pixels), rows.Slice(i * row, row));
        }

        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            Transpose(rows[pixel..], units.Count, row, Pixels, columns[((pixel * channels.Count * lanes) + lane)..], channels.Count, lanes);
        }
    }

    private int Vectors(LaneWidth width) => Together == 0 ? Dense.VectorsOf(Units, width.Count) : width.RoundUp(Units) / width.Count;

    private int Group(int vector, LaneWidth width) => Together > 0 ? Together : Dense.GroupSize(Vectors(width) - vector);
}
