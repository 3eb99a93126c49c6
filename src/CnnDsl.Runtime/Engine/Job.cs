using System.Diagnostics;

namespace CnnDsl.Engine;

/// <summary>
/// How far a team is with the steps of one piece of work. Parts are claimed, not dealt out: a thread that is parked or busy elsewhere
/// holds nobody up, for whoever is there takes its parts, and when it comes it walks through what is done.
/// </summary>
internal sealed class Job
{
    private const int AllTaken = -2;

    /// <summary>The step in the upper half, the next part to claim in the lower.</summary>
    private long _state;

    private int _finished;

    /// <summary>Time that the caller has waited for others.</summary>
    public long Waited { get; private set; }

    /// <summary>Parts that the caller has done.</summary>
    public long Taken { get; private set; }

    /// <summary>Parts of the steps that the caller has gone through.</summary>
    public long Parts { get; private set; }

    /// <summary>Before the first step. Nobody may be at work.</summary>
    public void Reset()
    {
        (_state, _finished) = (0, 0);
        (Waited, Taken, Parts) = (0, 0, 0);
    }

    /// <summary>A part of the step, or -1 once all of them are done.</summary>
    public int Claim(int step, int parts)
    {
        int part = TryClaim(step, parts);
        if (part == AllTaken)
        {
            Wait(step);
        }

        return Math.Max(-1, part);
    }

    /// <summary>Says that a claimed part is done; the last one opens the next step.</summary>
    public void Finish(int step, int parts)
    {
        if (parts == 1 || Interlocked.Increment(ref _finished) == parts)
        {
            _finished = 0;
            Volatile.Write(ref _state, (long)(step + 1) << 32);
        }
    }

    /// <summary>The same for the caller, whose way through the job is counted.</summary>
    public int ClaimAsCaller(int step, int parts)
    {
        int part = TryClaim(step, parts);
        if (part == AllTaken)
        {
            long start = Stopwatch.GetTimestamp();
            Wait(step);
            Waited += Stopwatch.GetTimestamp() - start;
        }

        if (part >= 0)
        {
            Taken++;
            return part;
        }

        Parts += parts;
        return -1;
    }

    /// <summary>A part of the step, -1 when all are done, or <see cref="AllTaken"/> when some are not.</summary>
    private int TryClaim(int step, int parts)
    {
        while (true)
        {
            long state = Volatile.Read(ref _state);
            int part = (int)state;
            if ((int)(state >> 32) != step)
            {
                return -1;
            }

            if (part >= parts)
            {
                return AllTaken;
            }

            if (Interlocked.CompareExchange(ref _state, state + 1, state) == state)
            {
                return part;
            }
        }
    }

    private void Wait(int step)
    {
        Pause pause = default;
        while ((int)(Volatile.Read(ref _state) >> 32) == step)
        {
            pause.Once();
        }
    }
}
