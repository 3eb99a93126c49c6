using System.Diagnostics;

namespace CnnDsl.Benchmarks;

/// <summary>This program once more, for what a process can show only once or only from its start.</summary>
internal static class ChildProcess
{
    /// <summary>The program with these arguments, not yet started.</summary>
    public static ProcessStartInfo Of(params IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "CnnDsl.Benchmarks.dll")] : [];
        return new ProcessStartInfo(program, [.. own, .. arguments]);
    }
}
