using System.Diagnostics.CodeAnalysis;

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
    private readonly Caller _caller;
    private volatile TeamWorker[] _workers = [];
    private bool _isFull;
    private TeamWork? _work;
    private int _degree;
    private int _door = Closed;
    private int _generation;
    private int _busy;

    public Team() => _caller = new Caller(_job);

    /// <summary>The process's.</summary>
    public static Team Shared { get; } = new();

    /// <summary>Rises with each piece of work.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>Takes the team for one piece of work; false when another caller has it.</summary>
    public bool TryTake() => Volatile.Read(ref _busy) == 0 && Interlocked.CompareExchange(ref _busy, 1, 0) == 0;

    /// <summary>Gives the team back.</summary>
    public void Release() => Volatile.Write(ref _busy, 0);

    /// <summary>
    /// Does the work with up to <paramref name="degree"/> threads, this one among them. The team must be taken. What a
    /// member's code throws is thrown here, once all have left.
    /// </summary>
    public void Run(TeamWork work, int degree)
    {
        Hire(degree - 1);
        Open(work, degree);
        RunAs(_caller, work);
        Close();
        _job.ThrowIfFailed();
    }

    /// <summary>Joins the work at hand as a worker, if there is any still, and for so many. False when it may come again, as this is not done.</summary>
    public bool Join(int worker, Helper helper)
    {
        if (!TryEnter())
        {
            return true;
        }

        bool isDone = true;
        if (worker < _degree - 1)
        {
            // Each wakes two others, so that waking many does not hold up the first.
            Wake((2 * worker) + 2);
            Wake((2 * worker) + 3);
            helper.Begin(_degree, _work!.WorkspaceOf(worker));
            RunAs(helper, _work);
            helper.End();
            isDone = !helper.HasLeft;
        }

        Interlocked.Decrement(ref _door);
        return isDone;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is thrown again, to the caller, when nobody is at work any more.")]
    private void RunAs(Member member, TeamWork work)
    {
        try
        {
            Crew crew = new(member);
            work.Run(ref crew);
        }
        catch (Exception exception)
        {
            _job.Fail(exception);
        }
    }

    private void Open(TeamWork work, int degree)
    {
        (_work, _degree) = (work, degree);
        _job.Reset();
        _caller.Begin(degree);
        Volatile.Write(ref _door, 0);
        Interlocked.Increment(ref _generation);
        Wake(0);
        Wake(1);
    }

    /// <summary>Lets nobody in and waits until all are out: the memory of the work is the caller's.</summary>
    private void Close()
    {
        Interlocked.Or(ref _door, Closed);
        for (int look = 1; Volatile.Read(ref _door) != Closed; look++)
        {
            if (look % 256 == 0)
            {
                Thread.Yield();
            }
            else
            {
                Thread.SpinWait(1);
            }
        }

        _work = null;
    }

    /// <summary>Starts workers until there are so many, or as many as the system gives.</summary>
    private void Hire(int count)
    {
        while (_workers.Length < count && !_isFull)
        {
            TeamWorker worker = new(this, _workers.Length, _job);
            _isFull = !worker.TryStart();
            _workers = _isFull ? _workers : [.. _workers, worker];
        }
    }

    private void Wake(int worker)
    {
        TeamWorker[] workers = _workers;
        if (worker < Math.Min(_degree - 1, workers.Length))
        {
            workers[worker].Wake();
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
