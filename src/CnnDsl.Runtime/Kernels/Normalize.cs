using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnDsl.Kernels;

/// <summary>(x - mean)/std with constants for each channel, on a planar map.</summary>
public static class Normalize
{
    /// <summary>
    /// Each of the <paramref name="channels"/> planes of <paramref name="pixels"/> numbers with its own mean and std; the table has
    /// the means, then the reciprocals of the stds. The difference comes first, so that nothing cancels afterwards.
    /// </summary>
    public static void Run(ref float x, ref float table, ref float y, int channels, int pixels)
    {
        for (int c = 0; c < channels; c++)
        {
            ReadOnlySpan<float> from = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, c * pixels), pixels);
            Span<float> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, c * pixels), pixels);
            TensorPrimitives.Subtract(from, Unsafe.Add(ref table, c), to);
            TensorPrimitives.Multiply(to, Unsafe.Add(ref table, channels + c), to);
        }
    }

    /// <summary>The table of <see cref="Run"/>, from one number for each of the channels or one for all.</summary>
    public static void Pack(Span<float> packed, int channels, ReadOnlySpan<double> mean, ReadOnlySpan<double> std)
    {
        for (int c = 0; c < channels; c++)
        {
            packed[c] = (float)mean[mean.Length == 1 ? 0 : c];
            packed[channels + c] = (float)(1 / std[std.Length == 1 ? 0 : c]);
        }
    }
}
