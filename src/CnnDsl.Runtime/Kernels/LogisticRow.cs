using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>
/// Sigmoid and SiLU of floats that stand one behind another, with the bits of their Apply and its ten constants in registers, where a loop
/// over Apply reads them again for each vector.
/// </summary>
internal static class LogisticRow
{
    /// <summary>Whether <typeparamref name="TActivation"/> is one of the two; a constant for the JIT.</summary>
    public static bool Has<TActivation>()
        where TActivation : struct, IActivation =>
        typeof(TActivation) == typeof(SiLU) || typeof(TActivation) == typeof(Sigmoid);

    /// <summary>y = activation(x) of <paramref name="length"/> floats, a multiple of V.Count; the two may be the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<V, TActivation>(ref float x, ref float y, int length)
        where V : struct, ILanes<V>
        where TActivation : struct, IActivation
    {
        float[] constants = Exponential.OnePlusOfMinusConstants;
        V minusLogTwoE = V.Splat(constants[0]), most = V.Splat(constants[1]), least = V.Splat(constants[2]), whole = V.Splat(constants[3]);
        V c5 = V.Splat(constants[4]), c4 = V.Splat(constants[5]), c3 = V.Splat(constants[6]), c2 = V.Splat(constants[7]), c1 = V.Splat(constants[8]);
        V one = V.Splat(constants[9]);
        for (nint i = 0; i < length; i += V.Count)
        {
            V from = V.Load(ref Unsafe.Add(ref x, i));
            V divisor = Exponential.OnePlusOfMinus(from, minusLogTwoE, most, least, whole, c5, c4, c3, c2, c1, one);
            ((typeof(TActivation) == typeof(SiLU) ? from : one) / divisor).Store(ref Unsafe.Add(ref y, i));
        }
    }
}
