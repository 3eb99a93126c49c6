using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnDsl.Kernels;

/// <summary>exp(x - max)/sum(exp(x - max)), which equals softmax and cannot overflow.</summary>
public static class Softmax
{
    /// <summary>Over the <paramref name="features"/> numbers of a vector; x and y may be the same.</summary>
    public static void Run(ref float x, ref float y, int features)
    {
        ReadOnlySpan<float> from = MemoryMarshal.CreateReadOnlySpan(ref x, features);
        Span<float> to = MemoryMarshal.CreateSpan(ref y, features);
        TensorPrimitives.Subtract(from, TensorPrimitives.Max(from), to);
        TensorPrimitives.Exp(to, to);
        TensorPrimitives.Divide(to, TensorPrimitives.Sum<float>(to), to);
    }

    /// <summary>Over the channels at each of the <paramref name="pixels"/> places of a planar map without halo; x and y may be the same.</summary>
    public static void RunChannels(ref float x, ref float y, int channels, int pixels)
    {
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            float max = float.NegativeInfinity;
            for (int c = 0; c < channels; c++)
            {
                max = MathF.Max(max, Unsafe.Add(ref x, (c * pixels) + pixel));
            }

            float sum = 0;
            for (int c = 0; c < channels; c++)
            {
                float e = MathF.Exp(Unsafe.Add(ref x, (c * pixels) + pixel) - max);
                Unsafe.Add(ref y, (c * pixels) + pixel) = e;
                sum += e;
            }

            for (int c = 0; c < channels; c++)
            {
                Unsafe.Add(ref y, (c * pixels) + pixel) /= sum;
            }
        }
    }
}
