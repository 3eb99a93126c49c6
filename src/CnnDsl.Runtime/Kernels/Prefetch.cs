using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Asks for packed weights before they are due. The register tiles of one panel of filters go over the same weights again and
/// again, and while they do, memory would have nothing to do; so each of them asks for its share of the next panel.
/// </summary>
public static class Prefetch
{
    /// <summary>16 KB: some hundred cycles of a register tile.</summary>
    private const int Near = 4096;

    private const int LineBytes = 64;

    /// <summary>The address of weights or of a part of the workspace, which never move.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe nint AddressOf(ref float weights) => (nint)Unsafe.AsPointer(ref weights);

    /// <summary>Asks for the cache lines that begin in [ahead, due). Only a hint: what lies beyond the weights is not read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Until(ref nint ahead, nint due)
    {
        while (ahead < due)
        {
            Line(ahead);
            ahead += LineBytes;
        }
    }

    /// <summary>Asks for so many floats, one behind the other.</summary>
    internal static void Run(ref float first, int floats)
    {
        nint address = AddressOf(ref first);
        for (int i = 0; i < floats * sizeof(float); i += LineBytes)
        {
            Line(address + i);
        }
    }

    /// <summary>Into the second-level cache; where a line is one vector, into the first, from which it is pushed into the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Line(nint address)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Sse.Prefetch0((void*)address);
        }
        else if (Sse.IsSupported)
        {
            Sse.Prefetch1((void*)address);
        }
    }

    /// <summary>Sets what one of the tiles of a panel asks for.</summary>
    /// <param name="tile">The panel's shape, which asks for what the tile before did.</param>
    /// <param name="index">Which of the panel's tiles, from 0.</param>
    /// <param name="count">Tiles of the panel.</param>
    /// <param name="panel">Floats of the panel's weights; 0 where nothing is asked for.</param>
    /// <param name="lanes">Floats of a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Share(ref TileShape tile, int index, int count, int panel, int lanes)
    {
        // No panel has more shares than a vector has lanes, and most tiles come behind them.
        if (index > lanes || panel == 0)
        {
            return;
        }

        // A power of 2, so that each vector of weights that is read pays for a whole number of floats.
        int shares = count >= lanes ? lanes : count >= 8 ? 8 : count >= 4 ? 4 : count >= 2 ? 2 : 1;
        if (index < shares)
        {
            tile.Ahead = (shares == 1 ? Math.Min(panel, Near) : panel + (index * (panel / shares))) * sizeof(float);
            tile.AheadStep = lanes / shares * sizeof(float);
        }
        else if (index == shares)
        {
            (tile.Ahead, tile.AheadStep) = (0, 0);
        }
    }
}
