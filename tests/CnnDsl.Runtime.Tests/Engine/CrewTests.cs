using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

/// <summary>How parts of steps come to the threads of a team, on one thread that plays them all.</summary>
public sealed class CrewTests
{
    [Fact]
    public void A_member_that_comes_late_walks_through_what_is_done_and_helps_with_the_rest()
    {
        (Crew early, Crew late, _) = CallerAndHelper();
        Assert.Equal([0, 1, 2, 3], Take(ref early, 256));
        Assert.Equal([0], Take(ref early, 1));

        Assert.Empty(Take(ref late, 256));
        Assert.Empty(Take(ref late, 1));
        Assert.Equal([1, 0], Take(ref late, 2));
        Assert.Empty(Take(ref early, 2));
    }

    [Fact]
    public void A_worker_without_anything_to_do_leaves_and_takes_no_more_parts()
    {
        (Crew caller, Crew worker, Helper helper) = CallerAndHelper();
        Turn turn = caller.Share();
        Assert.True(turn.Next());

        Assert.Empty(Take(ref worker, 1));
        Assert.True(helper.HasLeft);
        Assert.False(turn.Next());
        Assert.Empty(Take(ref worker, 256));
        Assert.Equal([0, 1, 2, 3], Take(ref caller, 256));
    }

    [Fact]
    public void Every_thread_can_get_as_many_parts_and_more_of_a_long_step()
    {
        Crew crew = CallerAndHelper().Caller;

        Assert.Equal([1, 2, 2, 2, 4, 6, 8, 8], Array.ConvertAll([1, 2, 3, 255, 256, 384, 512, 8000], parts => Take(ref crew, parts).Count));
    }

    [Fact]
    public void A_thread_alone_gets_each_step_whole()
    {
        Crew crew = default;
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal([0], Take(ref crew, 8));
        }
    }

    private static (Crew Caller, Crew Worker, Helper Helper) CallerAndHelper()
    {
        Job job = new();
        Caller caller = new(job);
        caller.Begin(2);
        Helper helper = new(job, fromLast: true);
        helper.Begin(2, new AlignedArray(1));
        return (new Crew(caller), new Crew(helper), helper);
    }

    private static List<int> Take(ref Crew crew, int parts)
    {
        List<int> taken = [];
        for (Turn turn = crew.Share(parts); turn.Next();)
        {
            taken.Add(turn.Part.Index);
        }

        return taken;
    }
}
