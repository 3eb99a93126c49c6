using System.Diagnostics;
using System.Globalization;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Onnx.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Benchmarks.Generator;

/// <summary>What the generator costs who writes networks: when a project is opened, at a keystroke, and in the compiler behind it.</summary>
internal static class GeneratorVerb
{
    private const string ChildVerb = "generator-child";
    private const int FewestRuns = 9;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1.5);

    public static int Run(string? name)
    {
        MarkdownTable runs = new(
            "project", "first in a process, ms", "cold, ms", "cold, MB", "elsewhere, ms", "elsewhere, driver ms", "elsewhere, KB",
            "comment, ms", "comment, KB", "number, ms", "number, KB");
        MarkdownTable texts = new("project", "emitted files", "emitted, KB", "compile, ms", "without networks, ms", "over it, ms", "first in a process, ms");
        foreach (UserProject project in name is null ? UserProject.All : [UserProject.Named(name)])
        {
            Console.Error.WriteLine($"{project.Name} ...");
            double[] first = AskChild(project.Name);
            AddRuns(runs, project, first[0]);
            AddTexts(texts, project, first[1]);
        }

        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        Console.WriteLine(runs);
        Console.Write(texts);
        return 0;
    }

    /// <summary>The very first run of a process, in which the JIT compiles generator and compiler: milliseconds of the generator and of the compilation behind it.</summary>
    public static int RunChild(string name)
    {
        CSharpCompilation compilation = UserProject.Compile(UserProject.Named(name).Parse());
        RunCost cost = EditorSession.Open(compilation);
        Compilation generated = InMemory.Generate(compilation, out _, out _);
        long start = Stopwatch.GetTimestamp();
        Emit(generated);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cost.Generator.TotalMilliseconds} {Stopwatch.GetElapsedTime(start).TotalMilliseconds}"));
        return 0;
    }

    private static void AddRuns(MarkdownTable table, UserProject project, double first)
    {
        RunCost cold = Median(() => EditorSession.Open(UserProject.Compile(project.Parse())));
        RunCost elsewhere = Typing(project, files => TypingPlace.Elsewhere(files[^1]));
        RunCost comment = Typing(project, files => TypingPlace.Comment(files[project.Networks.Count / 2]));
        RunCost number = Typing(project, files => TypingPlace.Number(files[project.Networks.Count / 2]));
        table.Add(
            project.Name, Text(first, "0"), Milliseconds(cold), Text(cold.Bytes / 1e6, "0.0"),
            Milliseconds(elsewhere), Text(elsewhere.Driver.TotalMilliseconds, "0.00"), Kilobytes(elsewhere),
            Milliseconds(comment), Kilobytes(comment), Milliseconds(number), Kilobytes(number));
    }

    private static void AddTexts(MarkdownTable table, UserProject project, double first)
    {
        Compilation generated = InMemory.Generate(UserProject.Compile(project.Parse()), out _, out _);
        SyntaxTree[] emitted = [.. generated.SyntaxTrees.Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        double all = CompileTime(generated);
        double empty = CompileTime(UserProject.Compile(project.Empty.Parse()));
        table.Add(
            project.Name, Text(emitted.Length, "0"), Text(emitted.Sum(tree => tree.Length) / 1e3, "0.0"),
            Text(all, "0"), Text(empty, "0"), Text(all - empty, "0"), Text(first, "0"));
    }

    private static RunCost Typing(UserProject project, Func<SyntaxTree[], TypingPlace> place)
    {
        EditorSession session = new(project, place);
        return Median(session.Type);
    }

    /// <summary>Medians of many runs, behind some that are not counted.</summary>
    private static RunCost Median(Func<RunCost> run)
    {
        List<RunCost> costs = [];
        long start = Stopwatch.GetTimestamp();
        while (costs.Count < FewestRuns || Stopwatch.GetElapsedTime(start) < Time)
        {
            costs.Add(run());
        }

        costs.RemoveRange(0, costs.Count / 3);
        return new RunCost(
            TimeSpan.FromTicks(Median(costs.Select(cost => cost.Driver.Ticks))), TimeSpan.FromTicks(Median(costs.Select(cost => cost.Generator.Ticks))),
            Median(costs.Select(cost => cost.Bytes)));
    }

    private static long Median(IEnumerable<long> values)
    {
        long[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Milliseconds from a compilation to an assembly, a median.</summary>
    private static double CompileTime(Compilation compilation)
    {
        List<double> times = [];
        for (int i = 0; i < FewestRuns; i++)
        {
            // A clone has nothing bound.
            Compilation fresh = compilation.Clone();
            long start = Stopwatch.GetTimestamp();
            Emit(fresh);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(FewestRuns / 2);
    }

    private static void Emit(Compilation compilation)
    {
        using MemoryStream image = new();
        if (compilation.Emit(image) is { Success: false } result)
        {
            throw new InvalidOperationException($"The project does not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }
    }

    private static double[] AskChild(string name)
    {
        ProcessStartInfo start = ChildProcess.Of(ChildVerb, name);
        start.RedirectStandardOutput = true;
        using Process child = Process.Start(start)!;
        string said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? [.. said.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"{name} did not run as it must; what it said stands above.");
    }

    private static string Milliseconds(RunCost cost) => Text(cost.Generator.TotalMilliseconds, "0.00");

    private static string Kilobytes(RunCost cost) => Text(cost.Bytes / 1e3, "0");

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
