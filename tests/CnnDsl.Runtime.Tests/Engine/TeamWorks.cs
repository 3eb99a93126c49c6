using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

/// <summary>Work that needs no memory of a worker's own.</summary>
internal abstract class SmallWork : TeamWork
{
    private readonly AlignedArray _own = new(1);

    public override AlignedArray WorkspaceOf(int worker) => _own;
}

/// <summary>Counts the parts that are done of each step.</summary>
internal sealed class Counting(int steps, int parts) : SmallWork
{
    private readonly int[] _done = new int[steps];
    private int _early;

    public int Early => _early;

    public int Missing => _done.Count(done => done % parts != 0);

    public override void Run(ref Crew crew)
    {
        for (int step = 0; step < steps; step++)
        {
            for (Turn turn = crew.ShareExactly(parts); turn.Next();)
            {
                if (step > 0 && Volatile.Read(ref _done[step - 1]) % parts != 0)
                {
                    Interlocked.Increment(ref _early);
                }

                Interlocked.Increment(ref _done[step]);
            }
        }
    }
}

internal sealed class WorkFailed(TeamWork work) : Exception
{
    public TeamWork Work => work;
}

/// <summary>Throws in a part of the caller's or of a worker's.</summary>
internal sealed class Throwing(bool byCaller) : SmallWork
{
    public override void Run(ref Crew crew)
    {
        for (Turn turn = crew.ShareExactly(Job.MostParts); turn.Next();)
        {
            if (crew.Workspace is null == byCaller)
            {
                throw new WorkFailed(this);
            }

            Thread.Sleep(1);
        }
    }
}

/// <summary>What a worker sees of a local of the caller's.</summary>
internal sealed class Reading(AsyncLocal<string> local) : SmallWork
{
    public string? Seen { get; private set; }

    public override void Run(ref Crew crew)
    {
        for (Turn turn = crew.ShareExactly(2); turn.Next();)
        {
            if (crew.Workspace is not null)
            {
                Seen = local.Value ?? "nothing";
            }
            else
            {
                SpinWait.SpinUntil(() => Seen is not null);
            }
        }
    }
}
