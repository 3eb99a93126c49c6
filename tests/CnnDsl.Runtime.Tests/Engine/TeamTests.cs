using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

public sealed class TeamTests
{
    [Fact]
    public void A_member_that_comes_late_walks_through_what_is_done_and_helps_with_the_rest()
    {
        Job job = new();
        Crew early = new(job, null, 2);
        Crew late = new(job, new AlignedArray(1), 2);
        Assert.Equal([0, 1, 2], Take(ref early, 3));
        Assert.Equal([0], Take(ref early, 1));

        Assert.Empty(Take(ref late, 3));
        Assert.Empty(Take(ref late, 1));
        Assert.Equal([0, 1], Take(ref late, 2));
        Assert.Empty(Take(ref early, 2));
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
        Payoff payoff = default;
        team.Run(new Counting(2, 2), 2, ref payoff);
        Assert.False(team.TryTake());
        team.Release();
        Assert.True(team.TryTake());
    }

    [Fact]
    public void Workers_sleep_when_there_is_nothing_to_do()
    {
        Team team = new();
        Assert.True(team.TryTake());
        Payoff payoff = default;
        team.Run(new Counting(10, 4), 4, ref payoff);
        Thread.Sleep(100);
        TimeSpan[] before = WorkerTimes();
        Thread.Sleep(1000);

        Assert.All(before.Zip(WorkerTimes()), pair => Assert.InRange((pair.Second - pair.First).TotalMilliseconds, 0, 5));
    }

    [Fact]
    public void Calls_go_alone_for_a_while_when_the_caller_only_waits()
    {
        Payoff payoff = default;
        List<int> rests = [];
        for (int i = 0; i < 9; i++)
        {
            payoff.Add(ticks: 100, waited: 60, taken: 6, parts: 10);
            rests.Add(Enumerable.Range(0, 100).TakeWhile(_ => payoff.IsResting()).Count());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 64, 64], rests);

        payoff.Add(ticks: 100, waited: 20, taken: 5, parts: 10);
        Assert.False(payoff.IsResting());
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

        Payoff payoff = default;
        Team.Shared.Run(work, degree, ref payoff);
        Team.Shared.Release();
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
}
