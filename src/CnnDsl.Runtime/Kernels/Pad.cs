using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Rows and columns round a blocked map.</summary>
public static class Pad
{
    /// <summary>C x H x W -> C x OH x OW with so many rows above and columns at the left; what y has more lies below and at the right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V>(ref float x, in MapLayout xMap, ref float y, in MapLayout yMap, int top, int left, PadMode mode, float value, Part part = default)
        where V : struct, ILanes<V>
    {
        for (BlockRows rows = new(yMap.Blocks(V.Count), yMap.Height, part); rows.More; rows.Advance())
        {
            int source = Source(rows.Row - top, xMap.Height, mode);
            ref float to = ref Unsafe.Add(ref y, ((rows.Block * yMap.PlaneStride) + (rows.Row * yMap.RowStride)) * V.Count);
            if (source < 0)
            {
                Fill<V>(ref to, 0, yMap.Width, value);
                continue;
            }

            ref float from = ref Unsafe.Add(ref x, ((rows.Block * xMap.PlaneStride) + (source * xMap.RowStride)) * V.Count);
            int end = left + xMap.Width;
            if (mode == PadMode.Constant)
            {
                Fill<V>(ref to, 0, left, value);
                Fill<V>(ref to, end, yMap.Width, value);
            }
            else
            {
                Continue<V>(ref from, ref to, 0, left, left, xMap.Width, mode);
                Continue<V>(ref from, ref to, end, yMap.Width, left, xMap.Width, mode);
            }

            ReadOnlySpan<float> inside = MemoryMarshal.CreateReadOnlySpan(ref from, xMap.Width * V.Count);
            inside.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, left * V.Count), xMap.Width * V.Count));
        }
    }

    /// <summary>The place whose number stands at <paramref name="place"/>, which may lie outside of 0..size - 1; -1 for the constant.</summary>
    private static int Source(int place, int size, PadMode mode) => mode switch
    {
        _ when place >= 0 && place < size => place,
        PadMode.Constant => -1,
        PadMode.Edge => Math.Clamp(place, 0, size - 1),
        _ => place < 0 ? -place : (2 * (size - 1)) - place,
    };

    private static void Fill<V>(ref float row, int first, int end, float value)
        where V : struct, ILanes<V> =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, first * V.Count), (end - first) * V.Count).Fill(value);

    /// <summary>Pixels [first, end) of an output row from those of the input's.</summary>
    private static void Continue<V>(ref float from, ref float to, int first, int end, int left, int width, PadMode mode)
        where V : struct, ILanes<V>
    {
        for (int column = first; column < end; column++)
        {
            V.Load(ref Unsafe.Add(ref from, Source(column - left, width, mode) * V.Count)).Store(ref Unsafe.Add(ref to, column * V.Count));
        }
    }
}
