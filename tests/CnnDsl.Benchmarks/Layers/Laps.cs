using System.Diagnostics;

namespace CnnDsl.Benchmarks.Layers;

/// <summary>
/// The stopwatch that <see cref="InstrumentedNetwork"/> puts behind every step of a forward pass. It is the caller's: of several threads, which
/// pass the same marks, those of the thread that prepared count, and where it waits for the others, a step has that time too.
/// </summary>
public static class Laps
{
    [ThreadStatic]
    private static long[]? _stamps;

    /// <summary>Forgets all laps and makes room for so many.</summary>
    public static void Prepare(int steps) => _stamps = new long[steps + 1];

    /// <summary>Called before the first step.</summary>
    public static void Start() => Stamp(0);

    /// <summary>Called behind a step, counted from 0.</summary>
    public static void Mark(int step) => Stamp(step + 1);

    /// <summary>Microseconds of each step of the last pass. A step of which this thread got nothing has the stamp of an earlier pass, and no time.</summary>
    internal static double[] Microseconds()
    {
        long[] stamps = _stamps!;
        for (int i = 1; i < stamps.Length; i++)
        {
            stamps[i] = Math.Max(stamps[i], stamps[i - 1]);
        }

        return [.. Enumerable.Range(0, stamps.Length - 1).Select(step => Stopwatch.GetElapsedTime(stamps[step], stamps[step + 1]).TotalMicroseconds)];
    }

    private static void Stamp(int index)
    {
        if (_stamps is { } stamps)
        {
            stamps[index] = Stopwatch.GetTimestamp();
        }
    }
}
