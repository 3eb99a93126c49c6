using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnDsl.Activations;
using CnnDsl.Kernels;
using CnnDsl.Lanes;

namespace CnnDsl.Benchmarks.Kernels;

/// <summary>Times one register tile on data that stays in the first-level cache.</summary>
internal static class TileTimer
{
    private const int Rounds = 60;
    private const int Calls = 400;

    /// <summary>Floats of each buffer: more than any tile reads or writes at the sizes of <see cref="TileGeometry"/>.</summary>
    private const int Room = 1 << 16;

    /// <summary>Floating-point operations a nanosecond, a multiply-add being two; the best of some rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Gigaflops<TTile, V>(TileGeometry sizes)
        where TTile : struct, ITile
        where V : struct, ILanes<V>
    {
        ref float x = ref Buffer();
        ref float weights = ref Buffer();
        ref float bias = ref Buffer();
        ref float y = ref Buffer();
        ref float extra = ref Buffer();
        TileShape shape = ShapeFor<TTile, V>(sizes);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < Calls; call++)
            {
                TTile.Run<V, Identity>(ref x, ref weights, ref bias, ref y, ref extra, shape);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return 2.0 * Calls * TTile.Pixels * TTile.Vectors * V.Count * sizes.MultiplyAdds / best;
    }

    private static TileShape ShapeFor<TTile, V>(TileGeometry sizes)
        where TTile : struct, ITile
        where V : struct, ILanes<V>
    {
        int pixel = sizes.IsPlanar ? 1 : V.Count;
        int row = (((TTile.Pixels - 1) * sizes.Stride) + sizes.Kernel) * pixel;
        int plane = TTile.Pixels * V.Count;
        return new TileShape(0, sizes.IsDepthwise ? 1 : sizes.Channels, row * sizes.Kernel, sizes.Kernel, sizes.Kernel, row, pixel, plane, plane);
    }

    /// <summary>Zeros at the beginning of a cache line, in memory that stays where it is.</summary>
    private static ref float Buffer()
    {
        const int Line = 64 / sizeof(float);
        float[] floats = GC.AllocateArray<float>(Room + Line, pinned: true);
        int misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(floats, 0) % (Line * sizeof(float))) / sizeof(float);
        return ref floats[(Line - misaligned) % Line];
    }
}
