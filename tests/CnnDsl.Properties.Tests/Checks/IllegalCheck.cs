using CnnDsl.Harness;
using CnnDsl.Properties.Tests.Drawing;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>
/// What must hold of any network, however wrong: the generator does not throw, and either it says what is wrong or the code compiles.
/// An error of the compiler's own is good only where the declaration itself is no C#, never in what was emitted.
/// </summary>
internal static class IllegalCheck
{
    /// <summary>What is wrong with each; null where nothing is.</summary>
    public static string?[] All(IReadOnlyList<DrawnNetwork> networks) =>
        [.. NetworkCompiler.Compile([.. networks.Select(LegalCheck.Source)]).Select(Check)];

    /// <summary>Whether it was refused with diagnostics of the generator.</summary>
    public static bool IsRefused(CompiledSource compiled) => compiled.Complaints.Any(complaint => complaint.Id.StartsWith("CNN", StringComparison.Ordinal));

    private static string? Check(CompiledSource compiled) =>
        compiled.Crash is { } crash ? $"The generator threw: {crash}"
        : compiled.Complaints.FirstOrDefault(complaint => complaint.Location.SourceTree is { } tree && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)) is { } emitted
            ? $"The emitted code does not compile: {emitted}"
        : compiled.Complaints.Count > 0 && !IsRefused(compiled) && compiled.Complaints.All(complaint => !IsOfTheDeclaration(complaint))
            ? $"No diagnostic says what is wrong, but: {compiled.Complaints[0]}"
        : null;

    /// <summary>An attribute that C# itself refuses: an argument out of an int's range, a name that does not exist.</summary>
    private static bool IsOfTheDeclaration(Diagnostic complaint) => complaint.Id.StartsWith("CS", StringComparison.Ordinal) && complaint.Severity == DiagnosticSeverity.Error;
}
