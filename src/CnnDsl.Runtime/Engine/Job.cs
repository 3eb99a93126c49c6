using System.Runtime.ExceptionServices;

namespace CnnDsl.Engine;

/// <summary>
/// How far a team is with the steps of one piece of work. Parts are claimed, not dealt out: a thread that is parked or busy elsewhere
/// holds nobody up, for whoever is there takes its parts, and when it comes it walks through what is done.
/// </summary>
internal sealed class Job
{
    /// <summary>Parts of a step at the most.</summary>
    public const int MostParts = (1 << Bits) - 1;

    /// <summary>Instead of a part: all parts of the step are done.</summary>
    public const int Done = -1;

    /// <summary>Instead of a part: all are claimed, and some not done.</summary>
    public const int Claimed = -2;

    /// <summary>Looks at the state, of some 40 nanoseconds each, before a thread that waits lets others have its core.</summary>
    private const int Spins = 500;

    /// <summary>Bits of a number of parts.</summary>
    private const int Bits = 16;

    /// <summary>A step that nobody comes to.</summary>
    private const long Abandoned = -1L << (2 * Bits);

    /// <summary>The step in the upper half; below it the parts that are claimed from the last on, and those from the first on.</summary>
    private long _state;

    private int _finished;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Before the first step. Nobody may be at work.</summary>
    public void Reset() => (_state, _finished, _failure) = (0, 0, null);

    /// <summary>
    /// A part of the step, <see cref="Done"/> or <see cref="Claimed"/>. Some threads begin with the first part and some with the last, so
    /// that each has in its cache what its parts of the next step read.
    /// </summary>
    public int TryClaim(int step, int parts, bool fromLast)
    {
        while (true)
        {
            long state = Volatile.Read(ref _state);
            if (StepOf(state) != step)
            {
                return Done;
            }

            int first = (int)state & MostParts;
            int last = (int)(state >> Bits) & MostParts;
            if (first + last >= parts)
            {
                return Claimed;
            }

            long claimed = state + (fromLast ? 1 << Bits : 1);
            if (Interlocked.CompareExchange(ref _state, claimed, state) == state)
            {
                return fromLast ? parts - 1 - last : first;
            }
        }
    }

    /// <summary>Says that a claimed part is done; the last one opens the next step.</summary>
    public void Finish(int step, int parts)
    {
        if (parts == 1 || Interlocked.Increment(ref _finished) == parts)
        {
            _finished = 0;
            Volatile.Write(ref _state, (long)(step + 1) << (2 * Bits));
        }
    }

    /// <summary>Waits some microseconds for a step's end; false when it is not done by then.</summary>
    public bool TryWait(int step)
    {
        for (int i = 0; i < Spins; i++)
        {
            if (StepOf(Volatile.Read(ref _state)) != step)
            {
                return true;
            }

            Thread.SpinWait(1);
        }

        return false;
    }

    /// <summary>
    /// Gives the work up: whoever comes for a part finds all steps done. The part that failed stays unfinished, so no later step is opened.
    /// </summary>
    public void Fail(Exception exception)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        Volatile.Write(ref _state, Abandoned);
    }

    /// <summary>Throws what a member's code has thrown, if any has. Nobody may be at work.</summary>
    public void ThrowIfFailed() => _failure?.Throw();

    private static int StepOf(long state) => (int)(state >> (2 * Bits));
}
