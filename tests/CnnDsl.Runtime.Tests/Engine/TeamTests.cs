using CnnDsl.Engine;

namespace CnnDsl.Runtime.Tests.Engine;

public sealed class TeamTests
{
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

        Assert.True(before.Length > 0 || !OperatingSystem.IsLinux(), "No worker was found to be looked at.");
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
}
