using System.Diagnostics;
using CnnDsl.Activations;
using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Benchmarks.Kernels;

/// <summary>Times dense layers, alone and in batches: with one image the weights' way from memory sets the pace, with many the multiply-adds.</summary>
internal static class DenseTimer
{
    private const int Rounds = 15;

    /// <summary>LeNet-5's first, ImageNet's last, VGG's middle one.</summary>
    private static readonly (int Features, int Units)[] Sizes = [(400, 120), (1280, 1000), (4096, 4096)];

    private static readonly int[] Batches = [1, 2, 8, 32];

    /// <summary>Each layer's sizes, images and floating-point operations a nanosecond at a width.</summary>
    public static IEnumerable<(int Features, int Units, int Images, double Gigaflops)> Time(VectorWidth width)
    {
        Func<int, int, int, double> time = width switch
        {
            VectorWidth.Bits512 => Gigaflops<Lanes512>,
            VectorWidth.Bits256 => Gigaflops<Lanes256>,
            _ => Gigaflops<Lanes128>,
        };
        return from size in Sizes from images in Batches select (size.Features, size.Units, images, time(size.Features, size.Units, images));
    }

    private static double Gigaflops<V>(int features, int units, int images)
        where V : struct, ILanes<V>
    {
        int padded = (units + 15) / 16 * 16;

        // No strides of 4 KB, which would fall on the same cache sets; an emitted network has none.
        int stride = features + 16;
        float[] x = GC.AllocateArray<float>(stride * images, pinned: true);
        float[] weights = GC.AllocateArray<float>(features * padded, pinned: true);
        float[] y = GC.AllocateArray<float>((padded + 16) * images, pinned: true);

        // Pages that were never written are all one, which is in the cache.
        Array.Fill(weights, 1e-3f);
        Array.Fill(x, 1f);
        long multiplyAdds = (long)features * units * images;
        int calls = (int)Math.Max(1, 20_000_000 / multiplyAdds);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < calls; call++)
            {
                Dense.RunBatch<V, Identity>(ref x[0], ref weights[0], ref weights[0], ref y[0], features, units, images, stride, padded + 16);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return 2.0 * calls * multiplyAdds / best;
    }
}
