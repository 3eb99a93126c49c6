using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnDsl.Kernels;

/// <summary>Moves parts of tensors in planes: what Concat and Slice are made of on axes other than the channels.</summary>
public static class Rows
{
    /// <summary>Copies <paramref name="rows"/> runs of <paramref name="length"/> floats that begin xStride and yStride floats apart.</summary>
    public static void Copy(ref float x, ref float y, int rows, int length, int xStride, int yStride)
    {
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> from = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, row * xStride), length);
            from.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * yStride), length));
        }
    }

    /// <summary>
    /// From each of <paramref name="rows"/> rows, which begin xStride floats apart, <paramref name="count"/> pieces of
    /// <paramref name="length"/> floats that begin <paramref name="step"/> floats apart, perhaps backwards; packed into y.
    /// </summary>
    public static void Pick(ref float x, ref float y, int rows, int count, int length, int xStride, int step)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref x, row * xStride);
            ref float to = ref Unsafe.Add(ref y, row * count * length);
            for (int i = 0; i < count; i++)
            {
                if (length == 1)
                {
                    Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i * step);
                }
                else
                {
                    Copy(ref Unsafe.Add(ref from, i * step), ref Unsafe.Add(ref to, i * length), 1, length, 0, 0);
                }
            }
        }
    }
}
