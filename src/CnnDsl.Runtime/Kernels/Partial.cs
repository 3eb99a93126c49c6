using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Vectors whose last lanes lie beyond a row, for kernels in planes: what stands behind a row is not theirs.</summary>
internal static class Partial
{
    /// <summary>The first <paramref name="count"/> lanes from memory, all where it is V.Count or more; the others as stated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V>(ref float source, int count, float otherwise = 0)
        where V : struct, ILanes<V> => count >= V.Count ? V.Load(ref source) : LoadPart<V>(ref source, count, otherwise);

    /// <summary>The first <paramref name="count"/> lanes to memory, all where it is V.Count or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V>(V value, ref float destination, int count)
        where V : struct, ILanes<V>
    {
        if (count >= V.Count)
        {
            value.Store(ref destination);
        }
        else
        {
            StorePart(value, ref destination, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V LoadPart<V>(ref float source, int count, float otherwise)
        where V : struct, ILanes<V>
    {
        Room room = default;
        ref float lanes = ref room[0];
        for (int i = 0; i < V.Count; i++)
        {
            Unsafe.Add(ref lanes, i) = i < count ? Unsafe.Add(ref source, i) : otherwise;
        }

        return V.Load(ref lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void StorePart<V>(V value, ref float destination, int count)
        where V : struct, ILanes<V>
    {
        Room room = default;
        ref float lanes = ref room[0];
        value.Store(ref lanes);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref lanes, i);
        }
    }

    /// <summary>As many floats as the widest vector has.</summary>
    [InlineArray(16)]
    private struct Room
    {
        private float _first;
    }
}
