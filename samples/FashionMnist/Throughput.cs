using System.Diagnostics;
using CnnDsl;

namespace FashionMnist;

/// <summary>Measures how fast a network is, on one thread.</summary>
public static class Throughput
{
    private const int Rounds = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(50);

    /// <summary>Images per second when the network gets <paramref name="batch"/> at a time: the median of several rounds.</summary>
    public static double ImagesPerSecond<T>(T network, TestSet set, int batch)
        where T : INetwork<T>
    {
        float[] images = [.. Enumerable.Range(0, batch).SelectMany(i => set.Images(i % set.Count, 1).ToArray())];
        float[] scores = new float[batch * FashionClasses.Count];

        // Also the time in which the JIT notices that this code is worth its best effort.
        int calls = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp; calls++)
        {
            network.Forward(images, scores);
        }

        int callsInRound = Math.Max(1, (int)(calls * (Round / WarmUp)));
        double[] seconds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < callsInRound; call++)
            {
                network.Forward(images, scores);
            }

            seconds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return callsInRound * batch / seconds[Rounds / 2];
    }
}
