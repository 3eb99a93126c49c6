using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Lanes;

namespace CnnDsl.Kernels;

/// <summary>x over its Euclidean norm, but at least epsilon, along one axis, in planes.</summary>
public static class L2Normalize
{
    /// <summary>Over each of <paramref name="rows"/> rows of <paramref name="size"/> floats; x and y may be the same.</summary>
    public static void Run(ref float x, ref float y, int rows, int size, float epsilon, Part part = default)
    {
        (int first, int end) = part.Of(rows);
        for (int row = first; row < end; row++)
        {
            ReadOnlySpan<float> from = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, row * size), size);
            float norm = MathF.Max(MathF.Sqrt(TensorPrimitives.SumOfSquares(from)), epsilon);
            TensorPrimitives.Divide(from, norm, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * size), size));
        }
    }

    /// <summary>
    /// Over the <paramref name="size"/> numbers that lie <paramref name="inner"/> apart, at each of <paramref name="inner"/> places of
    /// <paramref name="outer"/> tensors of size x inner. x and y may be the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunAcross<V>(ref float x, ref float y, int outer, int size, int inner, float epsilon)
        where V : struct, ILanes<V>
    {
        for (int i = 0; i < outer; i++)
        {
            for (int place = 0; place < inner; place += V.Count)
            {
                int first = (i * size * inner) + place;
                V sum = V.Zero;
                for (int j = 0; j < size; j++)
                {
                    V value = Partial.Load<V>(ref Unsafe.Add(ref x, first + (j * inner)), inner - place);
                    sum = V.MultiplyAdd(value, value, sum);
                }

                V norm = V.AtLeast(V.Splat(epsilon), V.Sqrt(sum));
                for (int j = 0; j < size; j++)
                {
                    V value = Partial.Load<V>(ref Unsafe.Add(ref x, first + (j * inner)), inner - place);
                    Partial.Store(value / norm, ref Unsafe.Add(ref y, first + (j * inner)), inner - place);
                }
            }
        }
    }
}
