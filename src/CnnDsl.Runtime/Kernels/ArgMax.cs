using System.Runtime.CompilerServices;

namespace CnnDsl.Kernels;

/// <summary>Where on an axis the largest number stands, in planes; a NaN is larger than every number.</summary>
public static class ArgMax
{
    /// <summary>
    /// Over the <paramref name="size"/> numbers that lie <paramref name="inner"/> apart, at each of <paramref name="inner"/> places of
    /// <paramref name="outer"/> tensors of size x inner: y is outer x inner and has the index from 0 on.
    /// </summary>
    /// <param name="x">outer x size x inner.</param>
    /// <param name="y">outer x inner.</param>
    /// <param name="outer">Product of the sizes before the axis.</param>
    /// <param name="size">The axis.</param>
    /// <param name="inner">Product of the sizes behind the axis.</param>
    /// <param name="selectLast">Whether the last of several largest numbers counts, not the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref float x, ref float y, int outer, int size, int inner, bool selectLast)
    {
        for (int i = 0; i < outer; i++)
        {
            ref float from = ref Unsafe.Add(ref x, i * size * inner);
            ref float to = ref Unsafe.Add(ref y, i * inner);
            for (int place = 0; place < inner; place++)
            {
                Unsafe.Add(ref to, place) = 0;
            }

            // Row after row, so that memory is read in order; y itself remembers where the largest so far stands.
            for (int j = 1; j < size; j++)
            {
                for (int place = 0; place < inner; place++)
                {
                    float largest = Unsafe.Add(ref from, ((int)Unsafe.Add(ref to, place) * inner) + place);
                    float candidate = Unsafe.Add(ref from, (j * inner) + place);
                    if (IsLarger(candidate, largest) || (selectLast && !IsLarger(largest, candidate)))
                    {
                        Unsafe.Add(ref to, place) = j;
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLarger(float a, float b) => a > b || (float.IsNaN(a) && !float.IsNaN(b));
}
