using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CnnDsl.CodeFixes.Tests.Harness;

/// <summary>What holds of every fix.</summary>
internal static class Demand
{
    /// <summary>With the fix there is less of its error, no other error of the generator's, and none of the compiler's.</summary>
    public static async Task Mends(Offer offer)
    {
        string[] before = [.. (await EditorProject.Generate(offer.Before)).Reported.Select(Key)];
        (Compilation generated, ImmutableArray<Diagnostic> reported) = await EditorProject.Generate(await offer.Apply());
        string about = $"{offer.Title}: {await offer.Text()}\n{string.Join('\n', reported)}";
        string[] after = [.. reported.Select(Key)];
        Assert.True(after.Length < before.Length, about);
        foreach (IGrouping<string, string> group in after.GroupBy(key => key))
        {
            Assert.True(group.Count() <= before.Count(key => key == group.Key), about);
        }

        Diagnostic[] complaints = [.. generated.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(complaints.Length == 0, $"{about}\n{string.Join('\n', complaints.Select(d => d.ToString()))}");
    }

    private static string Key(Diagnostic diagnostic) => diagnostic.Id;
}
