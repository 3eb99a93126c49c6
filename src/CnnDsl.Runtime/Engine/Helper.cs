namespace CnnDsl.Engine;

/// <summary>
/// A worker at a piece of work. It leaves when there is nothing to do for some microseconds, and may come again: so it is outside
/// whenever it lets others have its core, and the caller never waits for a thread that does nothing.
/// </summary>
internal sealed class Helper(Job job, bool fromLast) : Member(job)
{
    /// <summary>Whether it walks to the end of the work without taking any more parts.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Before the first step.</summary>
    public void Begin(int degree, AlignedArray workspace) => (Degree, Workspace, HasLeft) = (degree, workspace, false);

    /// <summary>Behind the last step.</summary>
    public void End() => Workspace = null;

    public override int Claim(int step, int parts)
    {
        if (HasLeft)
        {
            return Job.Done;
        }

        int part = Job.TryClaim(step, parts, fromLast);
        HasLeft = part == Job.Claimed && !Job.TryWait(step);
        return part;
    }
}
