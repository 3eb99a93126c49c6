using System.Diagnostics;

namespace CnnDsl.Benchmarks.Layers;

/// <summary>The stopwatch that <see cref="InstrumentedNetwork"/> puts behind every step of a forward pass.</summary>
public static class Laps
{
    private static long[] _stamps = [];

    /// <summary>Forgets all laps and makes room for so many.</summary>
    public static void Prepare(int steps) => _stamps = new long[steps + 1];

    /// <summary>Called before the first step.</summary>
    public static void Start() => _stamps[0] = Stopwatch.GetTimestamp();

    /// <summary>Called behind a step, counted from 0.</summary>
    public static void Mark(int step) => _stamps[step + 1] = Stopwatch.GetTimestamp();

    /// <summary>Microseconds of each step of the last pass.</summary>
    internal static double[] Microseconds() =>
        [.. Enumerable.Range(0, _stamps.Length - 1).Select(step => Stopwatch.GetElapsedTime(_stamps[step], _stamps[step + 1]).TotalMicroseconds)];
}
