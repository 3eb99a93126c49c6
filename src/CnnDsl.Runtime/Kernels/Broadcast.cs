using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CnnDsl.Activations;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>Two tensors in planes, element by element, of which either may repeat on any axis, and an activation on the result.</summary>
public static class Broadcast
{
    /// <summary>
    /// y = activation(a op b). y is row-major of the given <paramref name="sizes"/>; element i0, i1, ... reads a at
    /// i0*aSteps[0] + i1*aSteps[1] + ..., and b likewise. A step of 0 repeats; the last is 0 or 1. y may be an input that is as large.
    /// </summary>
    public static void Run<V, TOperation, TActivation>(
        ref float a, ref float b, ref float y, ReadOnlySpan<int> sizes, ReadOnlySpan<int> aSteps, ReadOnlySpan<int> bSteps)
        where V : struct, ILanes<V>
        where TOperation : struct, IArithmetic
        where TActivation : struct, IActivation
    {
        if (sizes.Length == 1)
        {
            Row<V, TOperation, TActivation>(ref a, aSteps[0], ref b, bSteps[0], ref y, sizes[0]);
            return;
        }

        int yStep = 1;
        foreach (int size in sizes[1..])
        {
            yStep *= size;
        }

        for (int i = 0; i < sizes[0]; i++)
        {
            Run<V, TOperation, TActivation>(
                ref Unsafe.Add(ref a, i * aSteps[0]), ref Unsafe.Add(ref b, i * bSteps[0]), ref Unsafe.Add(ref y, i * yStep), sizes[1..], aSteps[1..], bSteps[1..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<V, TOperation, TActivation>(ref float a, int aStep, ref float b, int bStep, ref float y, int length)
        where V : struct, ILanes<V>
        where TOperation : struct, IArithmetic
        where TActivation : struct, IActivation
    {
        // A number that repeats is a vector that every step reads again.
        Repeated aRoom = default;
        Repeated bRoom = default;
        ref float fromA = ref aStep == 0 ? ref aRoom.Fill<V>(a) : ref a;
        ref float fromB = ref bStep == 0 ? ref bRoom.Fill<V>(b) : ref b;
        int i = 0;
        for (; i <= length - V.Count; i += V.Count)
        {
            V result = TOperation.Apply(V.Load(ref Unsafe.Add(ref fromA, i * aStep)), V.Load(ref Unsafe.Add(ref fromB, i * bStep)));
            TActivation.Apply(result).Store(ref Unsafe.Add(ref y, i));
        }

        if (i < length)
        {
            V left = Partial.Load<V>(ref Unsafe.Add(ref fromA, i * aStep), length - i);
            V right = Partial.Load<V>(ref Unsafe.Add(ref fromB, i * bStep), length - i);
            Partial.Store(TActivation.Apply(TOperation.Apply(left, right)), ref Unsafe.Add(ref y, i), length - i);
        }
    }

    /// <summary>Room for the widest vector.</summary>
    [InlineArray(16)]
    private struct Repeated
    {
        private float _first;

        [UnscopedRef]
        public ref float Fill<V>(float value)
            where V : struct, ILanes<V>
        {
            V.Splat(value).Store(ref _first);
            return ref _first;
        }
    }
}
