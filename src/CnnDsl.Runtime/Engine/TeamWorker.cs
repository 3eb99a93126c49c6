using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace CnnDsl.Engine;

/// <summary>
/// A worker thread. Behind a piece of work it stays awake for as long as that took, but not for long, as another often follows at once; then
/// it sleeps until it is woken, which takes some 50 microseconds.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as the process.")]
internal sealed class TeamWorker
{
    private static readonly long LeastAwake = Stopwatch.Frequency * 40 / 1_000_000;
    private static readonly long MostAwake = Stopwatch.Frequency / 1000;

    private readonly Team _team;
    private readonly int _index;
    private readonly Helper _helper;
    private readonly AutoResetEvent _woken = new(false);
    private int _sleeps;

    public TeamWorker(Team team, int index, Job job)
    {
        (_team, _index) = (team, index);

        // Of two neighbours one begins with a step's last parts, as the caller does with the first.
        _helper = new Helper(job, fromLast: index % 2 == 0);
    }

    /// <summary>Starts its thread; false where the system gives no more of them.</summary>
    public bool TryStart() => BackgroundThread.TryStart(Work, $"CnnDsl {_index + 1}") is not null;

    /// <summary>Wakes it where it sleeps.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _sleeps) == 1 && Interlocked.Exchange(ref _sleeps, 0) == 1)
        {
            _woken.Set();
        }
    }

    private void Work()
    {
        // It may have been started behind the first work's announcement; looking in vain does no harm.
        int seen = _team.Generation - 1;
        long awake = LeastAwake;
        while (true)
        {
            seen = WaitForNext(seen, awake);
            long start = Stopwatch.GetTimestamp();
            while (!_team.Join(_index, _helper))
            {
                Thread.Yield();
            }

            awake = Math.Clamp(Stopwatch.GetTimestamp() - start, LeastAwake, MostAwake);
        }
    }

    private int WaitForNext(int seen, long awake)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            int generation = _team.Generation;
            if (generation != seen)
            {
                return generation;
            }

            if (Stopwatch.GetTimestamp() - start < awake)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Sleep(seen);
            }
        }
    }

    private void Sleep(int seen)
    {
        Interlocked.Exchange(ref _sleeps, 1);

        // Work that was announced before the line above may have missed it; what comes later sees that this one sleeps.
        if (_team.Generation == seen || Interlocked.Exchange(ref _sleeps, 0) == 0)
        {
            _woken.WaitOne();
        }
    }
}
