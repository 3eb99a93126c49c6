using CnnDsl.Generator.Planning;
using CnnDsl.Generator.Tests.Harness;

namespace CnnDsl.Generator.Tests.Planning;

/// <summary>The workspace is hardly longer than what lives at once, and buffers that live at once lie apart.</summary>
public sealed class MemoryTests
{
    /// <summary>Of the lower bound: no workspace is shorter than the buffers of its fullest step.</summary>
    private const double MostOfBound = 1.15;

    /// <summary>Every network of the suite that `compare` times, and of the samples.</summary>
    public static TheoryData<string> Suite { get; } = Files();

    [Theory]
    [MemberData(nameof(Suite))]
    public void The_workspace_of_a_network_is_within_15_percent_of_what_lives_at_once(string file)
    {
        GeneratorRun run = Expect.NoErrors(Repository.Read(file.Split('/')));
        ForwardPlan[] plans = [.. TrackedSteps.Outputs(run.Result, NetworkGenerator.CheckedStep)
            .Select(output => ((NetworkCheck)output.Value).Network)
            .OfType<CheckedNetwork>()
            .Select(Planner.Plan)];

        Assert.NotEmpty(plans);
        Assert.All(plans, plan =>
        {
            int[] own = [.. Enumerable.Range(0, plan.Buffers.Count).Where(id => plan.Buffers[id].Part.Length == 0)];
            Demand([.. own.Select(id => Life(plan, id))], [.. own.Select(id => plan.Buffers[id].Offset)], plan.WorkspaceLength);
        });
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(300)]
    public void The_workspace_of_random_lifetimes_is_within_15_percent_of_what_lives_at_once(int buffers)
    {
        Random random = new(buffers);
        for (int trial = 0; trial < 30; trial++)
        {
            Lifetime[] lives = [.. Enumerable.Range(0, buffers).Select(step => RandomLife(random, step, buffers))];
            Placement placement = Placement.Smallest(lives);
            Demand(lives, placement.Offsets, placement.Length);
        }
    }

    [Fact]
    public void A_buffer_that_no_step_touches_takes_no_room_from_others() =>
        Assert.Equal(32, Placement.Smallest([new Lifetime(64, int.MaxValue, -1), new Lifetime(32, 0, 1)]).Length);

    [Fact]
    public void No_buffers_take_no_room() => Assert.Equal(0, Placement.Smallest([]).Length);

    /// <summary>Mostly short lives, some long ones, sizes between the first stage's and the last one's.</summary>
    private static Lifetime RandomLife(Random random, int step, int steps)
    {
        int length = random.Next(4) == 0 ? random.Next(1, steps + 1) : random.Next(1, 4);
        return new Lifetime(16L * (1 << random.Next(0, 8)) * random.Next(1, 17), step, Math.Min(step + length, steps));
    }

    /// <summary>A buffer with the lives of those that are parts of it.</summary>
    private static Lifetime Life(ForwardPlan plan, int id)
    {
        int[] same = [.. Enumerable.Range(0, plan.Buffers.Count)
            .Where(other => other == id || plan.Buffers[other].Part.EndsWith($" of {plan.Buffers[id].Name}", StringComparison.Ordinal))];
        int[] steps = [.. Enumerable.Range(0, plan.Steps.Count).Where(step => plan.Steps[step].Touches.Intersect(same).Any())];
        return steps.Length == 0
            ? new Lifetime(plan.Buffers[id].Place.Length, int.MaxValue, -1)
            : new Lifetime(plan.Buffers[id].Place.Length, steps[0], steps[^1]);
    }

    private static void Demand(Lifetime[] lives, long[] offsets, long length)
    {
        long bound = Lifetime.Loads(lives).DefaultIfEmpty(0).Max();
        Assert.InRange(length, bound, MostOfBound * bound);
        for (int a = 0; a < lives.Length; a++)
        {
            Assert.InRange(offsets[a], 0, length - (lives[a].Steps == 0 ? 0 : lives[a].Length));
            for (int b = 0; b < a; b++)
            {
                bool areApart = offsets[a] + lives[a].Length <= offsets[b] || offsets[b] + lives[b].Length <= offsets[a];
                Assert.True(areApart || !lives[a].Overlaps(lives[b]), $"{lives[a]} at {offsets[a]} lies over {lives[b]} at {offsets[b]}.");
            }
        }
    }

    private static TheoryData<string> Files() =>
    [
        "tests/CnnDsl.Benchmarks/Networks.cs", "samples/BlazeFace/BlazeFace.cs", "samples/FashionMnist/Networks.cs", "samples/SuperResolution/EsrganSlim.cs",
        "samples/Zoo/DenseNet121.cs", "samples/Zoo/EfficientNetB0.cs", "samples/Zoo/MobileNetV2.cs", "samples/Zoo/ResNet18.cs",
        "samples/Zoo/ResNet50.cs", "samples/Zoo/SqueezeNet.cs",
    ];
}
