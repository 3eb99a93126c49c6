using System.Diagnostics;
using System.Runtime.CompilerServices;
using CnnDsl.Lanes;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>How fast one core of this machine multiplies and adds: as many independent sums as hide the latency, all in registers.</summary>
internal static class Peak
{
    private const int Sums = 12;
    private const int Turns = 1_000_000;
    private const int Rounds = 40;

    /// <summary>Floating-point operations a nanosecond at the widest vectors; a multiply-add is two. The best of some rounds.</summary>
    public static double Gigaflops() => Gigaflops(VectorWidths.Supported[^1]);

    /// <summary>The same at a width.</summary>
    public static double Gigaflops(VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => Best<Lanes512>(),
        VectorWidth.Bits256 => Best<Lanes256>(),
        _ => Best<Lanes128>(),
    };

    private static double Best<V>()
        where V : struct, ILanes<V>
    {
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Turn<V>();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return 2.0 * Sums * Turns * V.Count / best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V Turn<V>()
        where V : struct, ILanes<V>
    {
        V a = V.Splat(0.5f), b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a, x = a;
        for (int turn = 0; turn < Turns; turn++)
        {
            a = V.MultiplyAdd(a, x, x);
            b = V.MultiplyAdd(b, x, x);
            c = V.MultiplyAdd(c, x, x);
            d = V.MultiplyAdd(d, x, x);
            e = V.MultiplyAdd(e, x, x);
            f = V.MultiplyAdd(f, x, x);
            g = V.MultiplyAdd(g, x, x);
            h = V.MultiplyAdd(h, x, x);
            i = V.MultiplyAdd(i, x, x);
            j = V.MultiplyAdd(j, x, x);
            k = V.MultiplyAdd(k, x, x);
            l = V.MultiplyAdd(l, x, x);
        }

        return a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
