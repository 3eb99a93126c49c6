using System.Collections.Immutable;
using CnnDsl.Onnx.Compiling;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>What must hold of every fix: its error is gone, and neither the generator nor the compiler finds one that was not there, but for those that it says come to light.</summary>
internal static class FixCheck
{
    /// <summary>What is wrong with each; null where nothing is.</summary>
    public static string?[] All(IReadOnlyList<OfferedFix> fixes)
    {
        SyntaxTree[] trees = [.. fixes.Select((fix, i) => InMemory.Parse(InNamespace(fix.Text, i), $"{i}.cs"))];
        Compilation generated = InMemory.Generate(InMemory.Library("CnnDsl.Fixed", trees), out ImmutableArray<Diagnostic> reported, out Exception? crash);
        if (crash is not null)
        {
            return [.. fixes.Select(fix => $"One of these made the generator throw: {crash}")];
        }

        ILookup<SyntaxTree, Diagnostic> byTree = reported.ToLookup(diagnostic => diagnostic.Location.SourceTree!);
        return [.. fixes.Select((fix, i) => Check(fix, [.. byTree[trees[i]]]) ?? Refused(generated, trees[i]))];
    }

    /// <summary>Each in a namespace of its own, so that all can stand in one project.</summary>
    private static string InNamespace(string text, int index) => text.Replace("namespace Drawn", $"namespace Fixed{index}.Drawn", StringComparison.Ordinal);

    private static string? Check(OfferedFix fix, IReadOnlyList<Diagnostic> after)
    {
        Diagnostic[] news = [.. after.GroupBy(diagnostic => diagnostic.Id).SelectMany(group => group.Skip(fix.Before.Count(diagnostic => diagnostic.Id == group.Key)))];
        int same = after.Count(diagnostic => diagnostic.Id == fix.Mended.Id);
        return news.Length > fix.Uncovered ? $"It leads to {news[0]}"
            : same >= fix.Before.Count(diagnostic => diagnostic.Id == fix.Mended.Id) + fix.Uncovered ? $"It leaves {fix.Mended}"
            : null;
    }

    /// <summary>What the compiler itself says of the file.</summary>
    private static string? Refused(Compilation generated, SyntaxTree tree) =>
        generated.GetSemanticModel(tree).GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error ? $"The compiler refuses it: {error}" : null;
}
