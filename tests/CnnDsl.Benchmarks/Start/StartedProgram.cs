using System.Diagnostics;
using System.Runtime.CompilerServices;
using CnnDsl.Benchmarks.Compare;

namespace CnnDsl.Benchmarks.Start;

/// <summary>How tests/CnnDsl.Start is published.</summary>
/// <param name="Engine">CnnDsl or OnnxRuntime.</param>
/// <param name="Network">The network's class.</param>
/// <param name="Form">Framework, ReadyToRun or NativeAot.</param>
internal sealed record StartVariant(string Engine, string Network, string Form);

/// <summary>tests/CnnDsl.Start, published in one way into a folder of its own.</summary>
internal sealed class StartedProgram
{
    private readonly string _path;

    private StartedProgram(StartVariant variant, string path)
    {
        (Variant, _path) = (variant, path);
        Bytes = new DirectoryInfo(Path.GetDirectoryName(path)!).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is not (".pdb" or ".dbg" or ".xml")).Sum(file => file.Length);
    }

    public StartVariant Variant { get; }

    /// <summary>Of all that was published, without symbols and documentation.</summary>
    public long Bytes { get; }

    /// <summary>Publishes it below <paramref name="folder"/>, unless it is there already.</summary>
    /// <exception cref="UsageException">It does not publish; with what the build said.</exception>
    public static StartedProgram Publish(StartVariant variant, string folder)
    {
        string name = $"{variant.Engine}-{variant.Network}-{variant.Form}";
        string output = Path.Combine(folder, name);
        string program = Path.Combine(output, OperatingSystem.IsWindows() ? "start.exe" : "start");
        return File.Exists(program) ? new StartedProgram(variant, program) : Publish(variant, folder, name, program);
    }

    private static StartedProgram Publish(StartVariant variant, string folder, string name, string program)
    {
        Console.Error.WriteLine($"publishing {name} ...");
        string output = Path.GetDirectoryName(program)!;
        ProcessStartInfo start = new("dotnet",
        [
            "publish", Path.Combine(Root(), "tests", "CnnDsl.Start"), "-c", "Release", "-v", "quiet", "-nologo", "-nodeReuse:false", "-o", output,
            "--artifacts-path", Path.Combine(folder, "artifacts", name),
            $"-p:StartEngine={variant.Engine}", $"-p:StartNetwork={variant.Network}", $"-p:StartAs={variant.Form}",
        ])
        { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || !File.Exists(program))
        {
            throw new UsageException($"{name} does not publish:\n{said}");
        }

        return new StartedProgram(variant, program);
    }

    /// <summary>Starts it once; milliseconds until its first result has arrived here.</summary>
    public double TimeToFirstResult(string model)
    {
        using Process process = new() { StartInfo = Command(model) };
        long begin = Stopwatch.GetTimestamp();
        process.Start();
        string? first = process.StandardOutput.ReadLine();
        double milliseconds = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 && int.TryParse(first, out _)
            ? milliseconds
            : throw new InvalidOperationException($"{_path} gave no result: '{first}', exit code {process.ExitCode}.");
    }

    /// <summary>Starts it once and lets it run the model so often; what it tells of itself, by the words that its lines begin with.</summary>
    public IReadOnlyDictionary<string, double[]> Report(string model, int runs)
    {
        using Process process = Process.Start(Command(model, runs.ToString(System.Globalization.CultureInfo.InvariantCulture)))!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return lines.Skip(1).Select(line => line.Split(' ')).ToDictionary(
            words => words[0], words => Array.ConvertAll(words[1..], word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private ProcessStartInfo Command(params string[] arguments)
    {
        ProcessStartInfo start = new(_path, arguments) { RedirectStandardOutput = true };

        // What a consumer's machine does not have: settings of the test run, and the bundle of "dotnet run".
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    private static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
