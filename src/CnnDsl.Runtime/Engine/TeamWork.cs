namespace CnnDsl.Engine;

/// <summary>What a team does: every member runs the same, and shares it step by step.</summary>
internal abstract class TeamWork
{
    /// <summary>The memory that is a worker's own.</summary>
    public abstract AlignedArray WorkspaceOf(int worker);

    /// <summary>Runs all of it, as one member.</summary>
    public abstract void Run(ref Crew crew);
}
