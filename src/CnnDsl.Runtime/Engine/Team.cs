using System.Diagnostics;

namespace CnnDsl.Engine;

/// <summary>
/// The worker threads of the process, started when first needed, and what they work at: one piece of work at a time, for one caller.
/// A caller who finds the team busy works alone. The caller is a member too, and never waits for a worker that has not come.
/// </summary>
internal sealed class Team
{
    /// <summary>Threads that a team may have, the caller's included.</summary>
    public const int Largest = 256;

    /// <summary>No worker may come in any more; the bits below count those that are in.</summary>
    private const int Closed = 1 << 30;

    private readonly Job _job = new();
    private volatile TeamWorker[] _workers = [];
    private TeamWork? _work;
    private int _degree;
    private int _door = Closed;
    private int _generation;
    private int _busy;

    /// <summary>The process's.</summary>
    public static Team Shared { get; } = new();

    /// <summary>Rises with each piece of work.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>Takes the team for one piece of work; false when another caller has it.</summary>
    public bool TryTake() => Volatile.Read(ref _busy) == 0 && Interlocked.CompareExchange(ref _busy, 1, 0) == 0;

    /// <summary>Gives the team back.</summary>
    public void Release() => Volatile.Write(ref _busy, 0);

    /// <summary>Does the work with up to <paramref name="degree"/> threads, this one among them. The team must be taken.</summary>
    public void Run(TeamWork work, int degree, ref Payoff payoff)
    {
        long start = Stopwatch.GetTimestamp();
        long end = start;
        try
        {
            Open(work, degree);
            Crew crew = new(_job, null, degree);
            work.Run(ref crew);
            end = Stopwatch.GetTimestamp();
        }
        finally
        {
            Close();
        }

        long closed = Stopwatch.GetTimestamp();
        payoff.Add(closed - start, _job.Waited + closed - end, _job.Taken, _job.Parts);
    }

    /// <summary>Joins the work at hand as a worker, if there is any still, and for so many.</summary>
    public void Join(int worker)
    {
        if (!TryEnter())
        {
            return;
        }

        if (worker < _degree - 1)
        {
            // Each wakes two others, so that waking many does not hold up the first.
            Wake((2 * worker) + 2);
            Wake((2 * worker) + 3);
            Crew crew = new(_job, _work!.WorkspaceOf(worker), _degree, fromLast: worker % 2 == 0);
            _work.Run(ref crew);
        }

        Interlocked.Decrement(ref _door);
    }

    private void Open(TeamWork work, int degree)
    {
        if (_workers.Length < degree - 1)
        {
            _workers = [.. _workers, .. Enumerable.Range(_workers.Length, degree - 1 - _workers.Length).Select(i => new TeamWorker(this, i))];
        }

        (_work, _degree) = (work, degree);
        _job.Reset();
        Volatile.Write(ref _door, 0);
        Interlocked.Increment(ref _generation);
        Wake(0);
        Wake(1);
    }

    /// <summary>Lets nobody in and waits until all are out: the memory of the work is the caller's.</summary>
    private void Close()
    {
        Interlocked.Or(ref _door, Closed);
        Pause pause = default;
        while (Volatile.Read(ref _door) != Closed)
        {
            pause.Once();
        }

        _work = null;
    }

    private void Wake(int worker)
    {
        if (worker < _degree - 1)
        {
            _workers[worker].Wake();
        }
    }

    private bool TryEnter()
    {
        while (true)
        {
            int door = Volatile.Read(ref _door);
            if (door >= Closed)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _door, door + 1, door) == door)
            {
                return true;
            }
        }
    }
}
