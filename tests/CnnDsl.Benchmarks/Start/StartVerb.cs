using System.Globalization;
using CnnDsl.Benchmarks.Compare;

namespace CnnDsl.Benchmarks.Start;

/// <summary>Process start to first result, beside the same program on ONNX Runtime.</summary>
internal static class StartVerb
{
    private const int Runs = 20;
    private static readonly string[] Networks = ["LeNet5", "MobileNetV2"];
    private static readonly string[] Forms = ["Framework", "ReadyToRun", "NativeAot"];

    public static int Run(StartOptions options)
    {
        using WorkFolder folder = new(options.Folder);
        Console.WriteLine($"{Machine.Describe()} Process start to first result; {Runs} starts each, in turn.");
        Console.WriteLine();
        MarkdownTable table = new(
            "network", "published as", "ours, median ms", "ours, min ms", "ORT, median ms", "ORT, min ms", "ORT/ours",
            "ours, methods compiled", "ours, compiling ms", "ORT, methods compiled", "ours, MB", "ORT, MB");
        bool isAhead = true;
        foreach (string name in options.Network is { } only ? [only] : Networks)
        {
            Func<string, string> models = ModelFiles.Write(name, folder.Path);
            StartedProgram[] programs = [.. Forms.SelectMany(form => new[] { Publish(folder, "CnnDsl", name, form), Publish(folder, "OnnxRuntime", name, form) })];
            double[][] times = Times(programs, models);
            for (int i = 0; i < programs.Length; i += 2)
            {
                AddRow(table, programs[i], programs[i + 1], times[i], times[i + 1], models);
                isAhead &= times[i][Runs / 2] <= times[i + 1][Runs / 2];
            }
        }

        Console.Write(table);
        return isAhead ? 0 : 1;
    }

    private static StartedProgram Publish(WorkFolder folder, string engine, string network, string form) =>
        StartedProgram.Publish(new StartVariant(engine, network, form), folder.Path);

    /// <summary>Milliseconds of each program, sorted; one start of each in turn, so that other work hits all alike.</summary>
    private static double[][] Times(StartedProgram[] programs, Func<string, string> models)
    {
        double[][] times = [.. programs.Select(_ => new double[Runs])];
        for (int run = -1; run < Runs; run++)
        {
            for (int i = 0; i < programs.Length; i++)
            {
                double time = programs[i].TimeToFirstResult(models(programs[i].Variant.Engine));

                // The first round brings the files into memory.
                if (run >= 0)
                {
                    times[i][run] = time;
                }
            }
        }

        Array.ForEach(times, Array.Sort);
        return times;
    }

    private static void AddRow(MarkdownTable table, StartedProgram ours, StartedProgram theirs, double[] ourTimes, double[] theirTimes, Func<string, string> models)
    {
        double[] ourJit = ours.Report(models(ours.Variant.Engine), 1)["jit"];
        double[] theirJit = theirs.Report(models(theirs.Variant.Engine), 1)["jit"];
        table.Add(
            ours.Variant.Network,
            ours.Variant.Form,
            Text(ourTimes[Runs / 2], "0.0"),
            Text(ourTimes[0], "0.0"),
            Text(theirTimes[Runs / 2], "0.0"),
            Text(theirTimes[0], "0.0"),
            Text(theirTimes[Runs / 2] / ourTimes[Runs / 2], "0.00"),
            Text(ourJit[0], "0"),
            Text(ourJit[1], "0.0"),
            Text(theirJit[0], "0"),
            Text(ours.Bytes / 1e6, "0.0"),
            Text(theirs.Bytes / 1e6, "0.0"));
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
