using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Across the lanes of one vector.</summary>
internal static class Horizontal
{
    /// <summary>All lanes by an operation that is associative, halves onto halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Reduce<V, TOperation>(V value)
        where V : struct, ILanes<V>
        where TOperation : struct, IArithmetic
    {
        Room room = default;
        for (int half = V.Count / 2; half > 0; half /= 2)
        {
            // Lanes from the half on take in what lies behind the vector; nobody looks at them again.
            value.Store(ref room[0]);
            value = TOperation.Apply(value, V.Load(ref room[half]));
        }

        value.Store(ref room[0]);
        return room[0];
    }

    /// <summary>The widest vector, and half of one behind it.</summary>
    [InlineArray(24)]
    private struct Room
    {
        private float _first;
    }
}
