namespace CnnDsl.Engine;

/// <summary>
/// Workspaces of one network. A forward pass rents one and gives it back, so that concurrent calls never share one and
/// repeated calls allocate nothing. It keeps as many as there were calls at once, up to a few for each core.
/// </summary>
internal sealed class WorkspacePool(int length)
{
    private readonly AlignedArray?[] _idle = new AlignedArray?[2 * Environment.ProcessorCount];

    public AlignedArray Rent()
    {
        AlignedArray?[] idle = _idle;
        for (int i = 0; i < idle.Length; i++)
        {
            if (Volatile.Read(ref idle[i]) is not null && Interlocked.Exchange(ref idle[i], null) is { } workspace)
            {
                return workspace;
            }
        }

        return new AlignedArray(length);
    }

    public void Return(AlignedArray workspace)
    {
        AlignedArray?[] idle = _idle;
        for (int i = 0; i < idle.Length; i++)
        {
            if (Interlocked.CompareExchange(ref idle[i], workspace, null) is null)
            {
                return;
            }
        }
    }
}
