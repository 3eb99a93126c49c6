using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>What a test demands of a run.</summary>
internal static class Expect
{
    /// <summary>The diagnostics at the markup's places with these messages, in the order of the source, and no others.</summary>
    public static void Errors(string markup, params string[] messages)
    {
        Markup expected = Markup.Parse(markup);
        GeneratorRun run = GeneratorRun.Of(expected.Source);
        Errors(expected, run.Diagnostics, messages);

        // An illegal network gets no code, so that nobody runs it by mistake.
        Assert.Empty(run.Sources);
    }

    /// <summary>The same of diagnostics at hand.</summary>
    public static void Errors(Markup expected, ImmutableArray<Diagnostic> diagnostics, params string[] messages)
    {
        Diagnostic[] actual = [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
        Equal(
            expected.Places.Select(place => Describe(expected.Source, place.Id, place.Span)),
            actual.Select(d => Describe(expected.Source, d.Id, d.Location.SourceSpan)));
        Equal(messages, actual.Select(d => d.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(actual, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
    }

    /// <summary>No diagnostics, and code.</summary>
    public static GeneratorRun NoErrors(params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Of(sources);
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Sources);
        return run;
    }

    private static string Describe(string source, string id, TextSpan span) => $"{id} at {span.Start}: {source.Substring(span.Start, span.Length)}";

    /// <summary>Equal lines; a failure shows all of them, for xunit cuts long text short.</summary>
    private static void Equal(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        (string want, string have) = (string.Join("\n  ", expected), string.Join("\n  ", actual));
        Assert.True(want == have, $"Expected:\n  {want}\nBut got:\n  {have}");
    }
}
