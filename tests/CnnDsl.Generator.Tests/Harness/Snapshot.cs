using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>
/// Compares what was emitted with files beside the test, by the convention of Verify.SourceGenerators (which the package
/// registry does not serve): TestClass.Test#HintName.verified.cs is right, .received.cs is what came instead.
/// With UPDATE_SNAPSHOTS=1 in the environment what came becomes right.
/// </summary>
internal static class Snapshot
{
    public static void Verify(GeneratorDriverRunResult result, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        string prefix = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{test}#");
        string[] expected = Directory.GetFiles(Path.GetDirectoryName(testFile)!, Path.GetFileName(prefix) + "*.verified.cs");
        Dictionary<string, string> actual = result.Results.Single().GeneratedSources.ToDictionary(
            source => $"{prefix}{Path.GetFileNameWithoutExtension(source.HintName)}.verified.cs", source => source.SourceText.ToString());
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Array.ForEach(expected, File.Delete);
            expected = [.. actual.Keys];
            foreach ((string path, string text) in actual)
            {
                File.WriteAllText(path, text);
            }
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(actual, pair => Compare(pair.Key, pair.Value));
    }

    private static void Compare(string path, string actual)
    {
        string received = path.Replace(".verified.", ".received.", StringComparison.Ordinal);
        File.Delete(received);

        // A checkout on Windows may have changed the line ends of the file; those of the text are tested elsewhere.
        if (File.ReadAllText(path).ReplaceLineEndings("\n") != actual)
        {
            File.WriteAllText(received, actual);
            Assert.Fail($"{Path.GetFileName(path)} differs from {received}. When the new text is right: UPDATE_SNAPSHOTS=1 dotnet test tests/CnnDsl.Generator.Tests --filter Snapshot");
        }
    }
}
