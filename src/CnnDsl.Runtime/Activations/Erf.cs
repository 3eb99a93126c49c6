using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Activations;

/// <summary>
/// The error function: an odd polynomial below 1 (coefficients of Cephes' erff), where 1 - erfc would cancel, and beyond that 1 - erfc by
/// formula 7.1.26 of Abramowitz and Stegun. Error below 3e-7 |y|.
/// </summary>
public readonly struct Erf : IActivation
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V x)
        where V : struct, ILanes<V>
    {
        V magnitude = V.Abs(x);
        V square = x * x;
        V series = V.MultiplyAdd(V.Splat(7.853861353153693e-5f), square, V.Splat(-8.010193625184903e-4f));
        series = V.MultiplyAdd(series, square, V.Splat(5.188327685732524e-3f));
        series = V.MultiplyAdd(series, square, V.Splat(-2.685381193529856e-2f));
        series = V.MultiplyAdd(series, square, V.Splat(1.128358514861418e-1f));
        series = V.MultiplyAdd(series, square, V.Splat(-3.761262582423300e-1f));
        series = V.MultiplyAdd(series, square, V.Splat(1.128379165726710f));
        V t = V.Splat(1f) / V.MultiplyAdd(V.Splat(0.3275911f), magnitude, V.Splat(1f));
        V tail = V.MultiplyAdd(V.Splat(1.061405429f), t, V.Splat(-1.453152027f));
        tail = V.MultiplyAdd(tail, t, V.Splat(1.421413741f));
        tail = V.MultiplyAdd(tail, t, V.Splat(-0.284496736f));
        tail = V.MultiplyAdd(tail, t, V.Splat(0.254829592f));
        V complement = tail * t * V.Exp(V.Zero - square);
        return V.WhereNegative(magnitude - V.Splat(1f), series * x, V.CopySign(V.Splat(1f) - complement, x));
    }
}
