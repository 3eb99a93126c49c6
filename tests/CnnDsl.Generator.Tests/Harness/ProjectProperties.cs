using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>The properties of a project, as CnnDsl.targets hands them on.</summary>
internal sealed partial class ProjectProperties(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    /// <summary>Those that comments tell of: <c>// CnnDslKernelTargets = 128;256</c>.</summary>
    public static ProjectProperties NamedIn(string sources) => new(Comment().Matches(sources).ToDictionary(
        match => match.Groups["name"].Value == "CnnDslKernelTargets" ? "_CnnDslKernelTargets" : match.Groups["name"].Value,
        match => match.Groups["value"].Value.Replace(';', ',')));

    [GeneratedRegex(@"^// (?<name>CnnDsl\w+) = (?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    private sealed class Options(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            properties.TryGetValue(key.Replace("build_property.", "", StringComparison.Ordinal), out value);
    }
}
