namespace CnnDsl.Engine;

/// <summary>
/// Whether several threads pay. Where other programs want the cores, a thread with a claimed part may stand still for milliseconds and
/// all others wait for it; then the next calls go alone, ever more of them while it stays so.
/// </summary>
internal struct Payoff
{
    /// <summary>Of so many calls one tries again, which costs some percent at the worst.</summary>
    private const int LongestRest = 64;

    private int _rest;
    private int _last;

    /// <summary>Whether this call had better go alone.</summary>
    public bool IsResting()
    {
        if (_rest == 0)
        {
            return false;
        }

        _rest--;
        return true;
    }

    /// <summary>Takes in how a call went, as its caller saw it.</summary>
    /// <param name="ticks">Time of the call.</param>
    /// <param name="waited">How much of it the caller stood and waited.</param>
    /// <param name="taken">Parts that the caller did.</param>
    /// <param name="parts">Parts that there were.</param>
    public void Add(long ticks, long waited, long taken, long parts)
    {
        // Alone it would have taken the time of the caller's parts, for all parts.
        bool paid = taken == 0 || ticks <= (double)(ticks - waited) / taken * parts;
        _last = paid ? 0 : Math.Clamp(2 * _last, 1, LongestRest);
        _rest = _last;
    }
}
