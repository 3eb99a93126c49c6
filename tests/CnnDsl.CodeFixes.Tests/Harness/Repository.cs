using System.Runtime.CompilerServices;

namespace CnnDsl.CodeFixes.Tests.Harness;

/// <summary>Files of this repository that tests hold against the code.</summary>
internal static class Repository
{
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path])).ReplaceLineEndings("\n");

    public static void Write(string text, params string[] path) => File.WriteAllText(Path.Combine([Root(), .. path]), text);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
