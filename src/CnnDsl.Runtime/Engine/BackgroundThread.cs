namespace CnnDsl.Engine;

/// <summary>Threads that end with the process and that it can do without.</summary>
internal static class BackgroundThread
{
    /// <summary>Starts a thread; null where the system gives no more of them.</summary>
    /// <param name="work">What it does; an exception from it would end the process.</param>
    /// <param name="name">What a debugger shows.</param>
    public static Thread? TryStart(ThreadStart work, string name)
    {
        Thread thread = new(work) { IsBackground = true, Name = name };
        try
        {
            // Not in the execution context of the call: what flows with that would be held for as long as the thread runs.
            thread.UnsafeStart();
            return thread;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            return null;
        }
    }
}
