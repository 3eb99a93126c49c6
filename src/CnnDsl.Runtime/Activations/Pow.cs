using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>
/// x to a constant power. Squares, cubes, square roots and their reciprocals are what they are; any other power goes lane by lane,
/// for exp(p * log(x)) would lose a bit for each doubling of p * log(x). Error below 1.8e-7 |y|.
/// </summary>
public readonly struct Pow<TExponent> : IActivation
    where TExponent : struct, IConstant
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V> => TExponent.Value switch
        {
            1f => x,
            2f => x * x,
            3f => x * x * x,
            0.5f => V.Sqrt(x),
            -1f => V.Splat(1f) / x,
            -2f => V.Splat(1f) / (x * x),
            -0.5f => V.Splat(1f) / V.Sqrt(x),
            _ => EachLane(x),
        };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V EachLane<V>(V x)
        where V : struct, ILanes<V>
    {
        Room room = default;
        x.Store(ref room[0]);
        foreach (ref float lane in ((Span<float>)room)[..V.Count])
        {
            lane = MathF.Pow(lane, TExponent.Value);
        }

        return V.Load(ref room[0]);
    }

    /// <summary>As many floats as the widest vector has.</summary>
    [InlineArray(16)]
    private struct Room
    {
        private float _first;
    }
}
