namespace CnnDsl.Engine;

/// <summary>One thread's place in a team, as <see cref="Crew"/> and <see cref="Turn"/> see it.</summary>
internal abstract class Member(Job job)
{
    /// <summary>Threads that the work is for.</summary>
    public int Degree { get; protected set; }

    /// <summary>The memory that is this thread's own; null for the caller's, which is the workspace itself.</summary>
    public AlignedArray? Workspace { get; protected set; }

    protected Job Job => job;

    /// <summary>A part of the step; less than 0 when there is none for this thread any more.</summary>
    public abstract int Claim(int step, int parts);

    /// <summary>Says that a claimed part is done.</summary>
    public void Finish(int step, int parts) => job.Finish(step, parts);
}
