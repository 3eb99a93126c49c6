using System.Diagnostics;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>Microseconds a call of one side, one number a round.</summary>
internal sealed class Lap(double[] microseconds)
{
    public double Median { get; } = microseconds.Order().ElementAt(microseconds.Length / 2);

    public double Min { get; } = microseconds.Min();
}

/// <summary>What a race showed.</summary>
/// <param name="Ours">Our times.</param>
/// <param name="Theirs">The other side's times.</param>
/// <param name="OurBytes">Bytes that we allocated a call.</param>
/// <param name="Rounds">Rounds that were timed.</param>
internal sealed record RaceResult(Lap Ours, Lap Theirs, double OurBytes, int Rounds);

/// <summary>
/// Times two ways to the same result in turn, in rounds of some milliseconds, so that a change of the machine's clock
/// or load meets both alike; medians over the rounds then compare like with like.
/// On several threads each side begins its turn behind a rest and calls that are not timed: ONNX Runtime's threads spin for some 25
/// milliseconds behind its calls, on cores that the other side needs, and a side that has rested finds its threads asleep.
/// </summary>
internal static class Race
{
    private const double RoundMilliseconds = 10;

    // The JIT's last tier needs some 60 calls, and works in the background once new methods have stopped coming for 100 ms.
    private const double WarmUpMilliseconds = 1000;
    private const int WarmUpCalls = 100;
    private const double LongestWarmUpMilliseconds = 3000;

    private const int LeastRounds = 31;

    // Four times as long as ONNX Runtime's threads spin.
    private const int RestMilliseconds = 100;

    // The first calls behind a rest are slow: one of MobileNetV2 took 10 ms where later ones took 6.
    private const double WakeMilliseconds = 50;

    public static RaceResult Run(Action ours, Action theirs, double seconds, int threads)
    {
        int ourCalls = CallsOfOneRound(ours);
        int theirCalls = CallsOfOneRound(theirs);
        int rounds = Math.Max(LeastRounds, (int)(seconds * 1000 / (2 * RoundMilliseconds)));
        double[] ourTimes = new double[rounds];
        double[] theirTimes = new double[rounds];
        long bytes = 0;
        for (int round = 0; round < rounds; round++)
        {
            Rest(ours, ourCalls, threads);
            long before = GC.GetAllocatedBytesForCurrentThread();
            ourTimes[round] = MicrosecondsOfOneCall(ours, ourCalls);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            Rest(theirs, theirCalls, threads);
            theirTimes[round] = MicrosecondsOfOneCall(theirs, theirCalls);
        }

        return new RaceResult(new Lap(ourTimes), new Lap(theirTimes), (double)bytes / ((long)ourCalls * rounds), rounds);
    }

    /// <summary>Lets the other side's threads fall asleep, and this side's get going.</summary>
    private static void Rest(Action call, int calls, int threads)
    {
        if (threads > 1)
        {
            Thread.Sleep(RestMilliseconds);
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < WakeMilliseconds)
            {
                MicrosecondsOfOneCall(call, calls);
            }
        }
    }

    /// <summary>Warms up and returns how many calls make a round.</summary>
    private static int CallsOfOneRound(Action call)
    {
        int calls = 1;
        long done = 0;
        long start = Stopwatch.GetTimestamp();
        while (IsCold(done, Stopwatch.GetElapsedTime(start).TotalMilliseconds))
        {
            double milliseconds = MicrosecondsOfOneCall(call, calls) / 1000;
            done += calls;
            calls = (int)Math.Clamp(RoundMilliseconds / milliseconds, 1, 1_000_000);
        }

        return calls;
    }

    private static bool IsCold(long calls, double milliseconds) =>
        milliseconds < WarmUpMilliseconds || (calls < WarmUpCalls && milliseconds < LongestWarmUpMilliseconds);

    private static double MicrosecondsOfOneCall(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }
}
