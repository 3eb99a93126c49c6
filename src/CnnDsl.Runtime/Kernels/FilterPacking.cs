using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Lanes;
using CnnDsl.Weights;

namespace CnnDsl.Kernels;

/// <summary>How a kind of kernel reads a layer's weights. Emitted code makes these; packing goes part by part, so that all cores can help.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record FilterPacking
{
    /// <summary>Parts that can be packed at the same time.</summary>
    internal abstract int Parts(LaneWidth width);

    /// <summary>Packs a part.</summary>
    /// <param name="part">From 0 on.</param>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="packed">Where all of the layer's weights go, of which a part fills its own.</param>
    /// <param name="width">The vector width.</param>
    internal abstract void Pack(int part, FoldedWeights weights, Span<float> packed, LaneWidth width);

    /// <summary>Packs the bias; lanes beyond the filters stay 0.</summary>
    internal virtual void PackBias(ReadOnlySpan<float> bias, Span<float> packed, LaneWidth width) => bias.CopyTo(packed);

    /// <summary>Memory for a part's weights as they come; not cleared, and to be given back. Of the pool that every process has compiled.</summary>
    private protected static byte[] Rent(int floats) => ArrayPool<byte>.Shared.Rent(checked(floats * sizeof(float)));

    private protected static void Return(byte[] rented) => ArrayPool<byte>.Shared.Return(rented);

    private protected static Span<float> Floats(byte[] rented) => MemoryMarshal.Cast<byte, float>(rented.AsSpan());

    /// <summary>Lays columns of a matrix one behind the other: <c>to[column*toStep + row] = from[row*fromRow + column*fromStep]</c>.</summary>
    /// <param name="from">The first number of the first row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="fromRow">Floats from a row to the next.</param>
    /// <param name="fromStep">Floats from a number of a row to the next that is taken.</param>
    /// <param name="to">Where the first column goes.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="toStep">Floats from a column to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Every weight goes through here once, before the tiers would have come to it.
    private protected static void Transpose(ReadOnlySpan<float> from, int rows, int fromRow, int fromStep, Span<float> to, int columns, int toStep)
    {
        for (int column = 0; column < columns; column++)
        {
            Span<float> lanes = to.Slice(column * toStep, rows);
            int at = column * fromStep;
            for (int row = 0; row < lanes.Length; row++, at += fromRow)
            {
                lanes[row] = from[at];
            }
        }
    }
}
