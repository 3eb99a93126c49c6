using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>The first lanes of a vector apart from the others, as where a map ends within a block: its lanes beyond the last channel hold anything.</summary>
public static class FirstLanes
{
    private const int MostLanes = 16;

    /// <summary>As many negative numbers as the widest vector has lanes, and as many others.</summary>
    private static ReadOnlySpan<float> Signs =>
    [
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ];

    /// <summary>Negative in the first <paramref name="count"/> lanes, which is 1 or more, in all where it is V.Count or more; for <see cref="ILanes{TSelf}.WhereNegative"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Negative<V>(int count)
        where V : struct, ILanes<V> => V.Load(ref Unsafe.Add(ref MemoryMarshal.GetReference(Signs), MostLanes - Math.Min(count, MostLanes)));
}
