using System.Globalization;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Benchmarks.Start;

namespace CnnDsl.Benchmarks.Memory;

/// <summary>Physical memory of a process that loads a network and runs it, beside the same program on ONNX Runtime.</summary>
internal static class MemoryVerb
{
    private const int Runs = 10;

    /// <summary>Processes of each, so that one odd one does not decide.</summary>
    private const int Processes = 3;

    private static readonly string[] Forms = ["Framework", "NativeAot"];

    public static int Run(StartOptions options)
    {
        string network = options.Network ?? "ResNet50";
        using WorkFolder folder = new(options.Folder);
        Func<string, string> models = ModelFiles.Write(network, folder.Path);
        Console.WriteLine($"{Machine.Describe()} Resident memory of a process in MiB, median of {Processes}; the peak (VmHWM) and what it is then (VmRSS).");
        Console.WriteLine();
        MarkdownTable table = new("network", "published as", "engine", "loaded, peak", "loaded, then", $"{Runs} runs, peak", $"{Runs} runs, then");
        bool isBelow = true;
        foreach (string form in Forms)
        {
            double[] ours = AddRow(table, StartedProgram.Publish(new StartVariant("CnnDsl", network, form), folder.Path), models);
            double[] theirs = AddRow(table, StartedProgram.Publish(new StartVariant("OnnxRuntime", network, form), folder.Path), models);
            isBelow &= ours.Zip(theirs).All(pair => pair.First < pair.Second);
        }

        Console.Write(table);
        return isBelow ? 0 : 1;
    }

    private static double[] AddRow(MarkdownTable table, StartedProgram program, Func<string, string> models)
    {
        double[][] reports =
        [
            .. Enumerable.Range(0, Processes).Select(_ => program.Report(models(program.Variant.Engine), Runs))
                .Select(report => (double[])[.. report["loaded"], .. report["run"]]),
        ];
        double[] medians = [.. reports[0].Select((_, column) => reports.Select(report => report[column] / 1024).Order().ElementAt(Processes / 2))];
        table.Add(
            [program.Variant.Network, program.Variant.Form, program.Variant.Engine, .. medians.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture))]);
        return medians;
    }
}
