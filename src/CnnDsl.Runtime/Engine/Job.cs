using System.Diagnostics;

namespace CnnDsl.Engine;

/// <summary>
/// How far a team is with the steps of one piece of work. Parts are claimed, not dealt out: a thread that is parked or busy elsewhere
/// holds nobody up, for whoever is there takes its parts, and when it comes it walks through what is done.
/// </summary>
internal sealed class Job
{
    /// <summary>Parts of a step at the most.</summary>
    public const int MostParts = (1 << Bits) - 1;

    private const int AllTaken = -2;

    /// <summary>Bits of a number of parts.</summary>
    private const int Bits = 16;

    /// <summary>The step in the upper half; below it the parts that are claimed from the last on, and those from the first on.</summary>
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

    /// <summary>
    /// A part of the step, or -1 once all of them are done. Some threads begin with the first part and some with the last, so that each has
    /// in its cache what its parts of the next step read.
    /// </summary>
    public int Claim(int step, int parts, bool fromLast)
    {
        int part = TryClaim(step, parts, fromLast);
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
        int part = TryClaim(step, parts, fromLast: false);
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
    private int TryClaim(int step, int parts, bool fromLast)
    {
        while (true)
        {
            long state = Volatile.Read(ref _state);
            if ((int)(state >> 32) != step)
            {
                return -1;
            }

            int first = (int)state & MostParts;
            int last = (int)(state >> Bits) & MostParts;
            if (first + last >= parts)
            {
                return AllTaken;
            }

            long claimed = state + (fromLast ? 1 << Bits : 1);
            if (Interlocked.CompareExchange(ref _state, claimed, state) == state)
            {
                return fromLast ? parts - 1 - last : first;
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
