using System.Diagnostics;

namespace CnnDsl.Tool.Tests.Harness;

/// <summary>The SDK's own command, as a user calls it.</summary>
internal static class Dotnet
{
    /// <summary>The folder of this repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Runs <c>dotnet</c> in a folder; returns the exit code and all that was said.</summary>
    public static (int Code, string Text) Run(string folder, params string[] arguments) => RunProgram("dotnet", folder, arguments);

    /// <summary>The same of any program.</summary>
    public static (int Code, string Text) RunProgram(string program, string folder, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What "dotnet test" tells its own build is not for this one.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CnnDsl.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests are not run inside of the repository.");
    }
}
