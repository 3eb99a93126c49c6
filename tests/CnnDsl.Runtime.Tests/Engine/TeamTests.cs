using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

public sealed class TeamTests
{
    [Fact]
    public void A_member_that_comes_late_walks_through_what_is_done_and_helps_with_the_rest()
    {
        (Crew early, Crew late, _) = CallerAndHelper();
        Assert.Equal([0, 1, 2, 3], Take(ref early, 4));
        Assert.Equal([0], Take(ref early, 1));

        Assert.Empty(Take(ref late, 4));
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
        Assert.Empty(Take(ref worker, 4));
        Assert.Equal([0, 1, 2, 3], Take(ref caller, 4));
    }

    [Fact]
    public void Every_thread_can_get_as_many_parts()
    {
        Crew crew = CallerAndHelper().Caller;

        Assert.Equal([1, 2, 2, 4, 8], Array.ConvertAll([1, 2, 3, 5, 64], parts => Take(ref crew, parts).Count));
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

    [Fact]
    public void A_step_begins_when_every_part_of_the_one_before_is_done()
    {
        Counting work = new(steps: 200, parts: 5);
        for (int call = 0; call < 20; call++)
        {
            Run(work, degree: 3);
            Assert.Equal((0, 0), (work.Early, work.Missing));
        }
    }

    [Fact]
    public void Who_finds_the_team_taken_goes_without_and_it_is_free_again_behind_the_work()
    {
        Team team = new();
        Assert.True(team.TryTake());
        Assert.False(team.TryTake());
        team.Run(new Counting(2, 2), 2);
        Assert.False(team.TryTake());
        team.Release();
        Assert.True(team.TryTake());
    }

    [Fact]
    public void Workers_sleep_when_there_is_nothing_to_do()
    {
        Team team = new();
        Assert.True(team.TryTake());
        team.Run(new Counting(10, 4), 4);
        Thread.Sleep(100);
        TimeSpan[] before = WorkerTimes();
        Thread.Sleep(1000);

        Assert.All(before.Zip(WorkerTimes()), pair => Assert.InRange((pair.Second - pair.First).TotalMilliseconds, 0, 5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_members_code_throws_is_thrown_to_the_caller_and_the_team_goes_on(bool byCaller)
    {
        Team team = new();
        Assert.True(team.TryTake());
        for (int call = 0; call < 3; call++)
        {
            Throwing work = new(byCaller);
            Assert.Same(work, Assert.Throws<WorkFailed>(() => team.Run(work, 3)).Work);
        }

        Counting counting = new(steps: 10, parts: 5);
        team.Run(counting, 3);
        Assert.Equal((0, 0), (counting.Early, counting.Missing));
    }

    [Fact]
    public void A_worker_knows_nothing_of_the_context_in_which_it_was_started()
    {
        AsyncLocal<string> local = new() { Value = "the caller's" };
        Team team = new();
        Assert.True(team.TryTake());
        Reading work = new(local);
        team.Run(work, 2);

        Assert.Equal("nothing", work.Seen);
    }

    /// <summary>Processor time of each thread whose name is a worker's: other tests run meanwhile, so the process's says nothing.</summary>
    private static TimeSpan[] WorkerTimes() => OperatingSystem.IsLinux()
        ? [.. Directory.GetDirectories("/proc/self/task").Where(IsWorker).Order().Select(task => Time(File.ReadAllText(Path.Combine(task, "stat"))))]
        : [];

    private static bool IsWorker(string task) => File.ReadAllText(Path.Combine(task, "comm")).StartsWith("CnnDsl", StringComparison.Ordinal);

    /// <summary>User and kernel time, in hundredths of a second.</summary>
    private static TimeSpan Time(string stat)
    {
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], null) + long.Parse(fields[12], null)));
    }

    private static void Run(TeamWork work, int degree)
    {
        while (!Team.Shared.TryTake())
        {
            Thread.Yield();
        }

        Team.Shared.Run(work, degree);
        Team.Shared.Release();
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

    /// <summary>Counts the parts that are done of each step.</summary>
    private sealed class Counting(int steps, int parts) : TeamWork
    {
        private readonly int[] _done = new int[steps];
        private readonly AlignedArray _own = new(1);
        private int _early;

        public int Early => _early;

        public int Missing => _done.Count(done => done % parts != 0);

        public override AlignedArray WorkspaceOf(int worker) => _own;

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

    private sealed class WorkFailed(TeamWork work) : Exception
    {
        public TeamWork Work => work;
    }

    /// <summary>Throws in a part of the caller's or of a worker's.</summary>
    private sealed class Throwing(bool byCaller) : TeamWork
    {
        private readonly AlignedArray _own = new(1);

        public override AlignedArray WorkspaceOf(int worker) => _own;

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
    private sealed class Reading(AsyncLocal<string> local) : TeamWork
    {
        private readonly AlignedArray _own = new(1);

        public string? Seen { get; private set; }

        public override AlignedArray WorkspaceOf(int worker) => _own;

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
}
