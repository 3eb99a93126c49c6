using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CnnDsl.Conformance.Tests.Data;

namespace CnnDsl.Conformance.Tests.Table;

/// <summary>The committed table onnx-1.12.md: what comes of each test.</summary>
internal static class ConformanceTable
{
    /// <summary>What the table says of a test that passes.</summary>
    public const string Pass = "pass";

    private const int LongestReason = 150;

    /// <summary>The table's file.</summary>
    public static string FilePath { get; } = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "onnx-1.12.md");

    /// <summary>By test: "pass", or why not. Empty where there is no file yet.</summary>
    public static IReadOnlyDictionary<string, string> Read()
    {
        string set = "";
        Dictionary<string, string> results = new(StringComparer.Ordinal);
        foreach (string line in File.Exists(FilePath) ? File.ReadAllLines(FilePath) : [])
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                set = line[3..].Split(':')[0];
            }
            else if (line.StartsWith("| test_", StringComparison.Ordinal))
            {
                string[] cells = line.Split(" | ", 2);
                results.Add($"{set}/{cells[0][2..]}", cells[1][..^2].TrimEnd());
            }
        }

        return results;
    }

    /// <summary>Writes the file.</summary>
    public static void Write(IReadOnlyDictionary<string, string> results) => File.WriteAllText(FilePath, Text(results));

    /// <summary>A result as a cell of the table: one line, not too long.</summary>
    public static string Cell(string result)
    {
        string line = string.Join(' ', result.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('|', '/');
        return line.Length <= LongestReason ? line : line[..(LongestReason - 3)].TrimEnd() + "...";
    }

    /// <summary>The whole file.</summary>
    public static string Text(IReadOnlyDictionary<string, string> results)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# ONNX 1.12's own tests: {Passed(results.Values)} of {results.Count} pass\n\n");
        text.Append("Each model is imported, declared in C#, compiled and run, and its outputs are held against the expected ones.\n");
        text.Append("Written by `UPDATE_SNAPSHOTS=1 dotnet test tests/CnnDsl.Conformance.Tests`; the tests of that project keep it true.\n");
        WriteReasons(text, results);
        foreach (IGrouping<string, BackendTest> set in OnnxTestData.All.GroupBy(test => test.Set))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {set.Key}: {Passed(set.Select(test => results[test.Id]))} of {set.Count()}\n\n| test | result |\n|---|---|\n");
            foreach (BackendTest test in set)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {test.Name} | {results[test.Id]} |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>How many tests do not pass for one reason, the most frequent first.</summary>
    private static void WriteReasons(StringBuilder text, IReadOnlyDictionary<string, string> results)
    {
        text.Append("\n## Why the others do not\n\n| tests | reason |\n|--:|---|\n");
        foreach (IGrouping<string, string> reason in results.Values.Where(result => result != Pass).GroupBy(result => result)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {reason.Count()} | {reason.Key} |\n");
        }
    }

    private static int Passed(IEnumerable<string> results) => results.Count(result => result == Pass);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
