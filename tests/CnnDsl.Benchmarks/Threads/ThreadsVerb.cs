using System.Diagnostics;
using System.Globalization;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Onnx.Compiling;
using CnnDsl.Reference;

namespace CnnDsl.Benchmarks.Threads;

/// <summary>What threads bring or cost: each network alone and with a team, in turn, and the processor that a process takes which has them all loaded and does nothing.</summary>
internal static class ThreadsVerb
{
    private const int Seed = 1;
    private const double Seconds = 2;

    /// <summary>A team's time over a single thread's, at the most.</summary>
    private const double MostSlower = 1.03;

    private const int IdleSeconds = 10;

    /// <summary>Of one core.</summary>
    private const double MostIdle = 0.005;

    public static int Run(string? name)
    {
        IReadOnlyList<Subject> subjects = name is null ? Subject.All : [Subject.Named(name)];
        int degree = Math.Max(2, Environment.ProcessorCount);
        List<(Subject Subject, RaceResult Race)> races = [];
        List<ForwardPass> loaded = [];
        foreach (Subject subject in subjects)
        {
            Console.Error.WriteLine($"{subject.Info.Name}, threads 1 and {degree} ...");
            races.Add((subject, TimeInTurn(subject, degree, loaded)));
        }

        double idle = IdleShare();
        GC.KeepAlive(loaded);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Console.Write(Table(races, degree));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Idle for {IdleSeconds} s with these networks loaded: {idle:0.00 %} of a core."));
        return races.All(race => race.Race.Ours.Median <= MostSlower * race.Race.Theirs.Median) && idle <= MostIdle ? 0 : 1;
    }

    /// <summary>Times a team, "ours", beside a thread alone, "theirs".</summary>
    private static RaceResult TimeInTurn(Subject subject, int degree, List<ForwardPass> loaded)
    {
        float[] image = new NormalNumbers(Seed + 1).Take(subject.Info.Inputs.Sum(input => input.Shape.Length));
        float[] output = new float[subject.Info.Outputs.Sum(value => value.Shape.Length)];
        ForwardPass alone = subject.Create(RandomWeights.Named(subject.Info, Seed), 1);
        ForwardPass team = subject.Create(RandomWeights.Named(subject.Info, Seed), degree);
        loaded.AddRange([alone, team]);

        // No rest between them, as with 1 thread: our workers sleep a millisecond behind their last call.
        return Race.Run(() => team(image, output), () => alone(image, output), Seconds, threads: 1);
    }

    private static double IdleShare()
    {
        // What warming up has left to the JIT and the collector is none of the networks'.
        GC.Collect();
        Thread.Sleep(1000);
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        Thread.Sleep(IdleSeconds * 1000);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds / IdleSeconds;
    }

    private static MarkdownTable Table(IEnumerable<(Subject Subject, RaceResult Race)> races, int degree)
    {
        string team = degree.ToString(CultureInfo.InvariantCulture);
        MarkdownTable table = new("network", "1 thread, median us", "min us", $"{team} threads, median us", "min us", $"{team} over 1");
        foreach ((Subject subject, RaceResult race) in races)
        {
            table.Add(
                subject.Info.Name, Text(race.Theirs.Median), Text(race.Theirs.Min), Text(race.Ours.Median), Text(race.Ours.Min),
                (race.Ours.Median / race.Theirs.Median).ToString("0.00", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static string Text(double microseconds) => microseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
