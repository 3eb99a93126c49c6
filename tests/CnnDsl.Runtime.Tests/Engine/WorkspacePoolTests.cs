using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

public sealed class WorkspacePoolTests
{
    [Fact]
    public void What_was_given_back_is_rented_again()
    {
        WorkspacePool pool = new(10);
        AlignedArray first = pool.Rent();
        pool.Return(first);

        Assert.Same(first, pool.Rent());
        Assert.Equal(10, first.Length);
    }

    [Fact]
    public void What_is_out_is_not_rented_twice()
    {
        WorkspacePool pool = new(10);
        AlignedArray[] rented = [.. Enumerable.Range(0, 50).Select(_ => pool.Rent())];

        Assert.Equal(rented.Length, rented.Distinct().Count());
    }

    [Fact]
    public void Only_a_few_for_each_core_are_kept()
    {
        WorkspacePool pool = new(10);
        int kept = 2 * Environment.ProcessorCount;
        AlignedArray[] rented = [.. Enumerable.Range(0, kept + 10).Select(_ => pool.Rent())];
        Array.ForEach(rented, pool.Return);

        AlignedArray[] again = [.. Enumerable.Range(0, kept + 10).Select(_ => pool.Rent())];

        Assert.Equal(kept, again.Intersect(rented).Count());
    }

    [Fact]
    public void Threads_never_hold_the_same_one()
    {
        WorkspacePool pool = new(1);
        int shared = 0;

        Thread[] threads = [.. Enumerable.Range(1, 8).Select(thread => new Thread(() =>
        {
            for (int i = 0; i < 5_000; i++)
            {
                AlignedArray mine = pool.Rent();
                mine.Reference = thread;
                Thread.Yield();
                if (mine.Reference != thread)
                {
                    Interlocked.Increment(ref shared);
                }

                pool.Return(mine);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, shared);
    }
}
