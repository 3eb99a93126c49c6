using System.Globalization;
using System.Text.RegularExpressions;
using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1001 says what would fit. Here each remedy is applied as it is printed, and must then fit: advice that fails is worse than none.</summary>
public sealed partial class RemedyTests
{
    [Theory]
    [InlineData("Conv2D")]
    [InlineData("DepthwiseConv2D")]
    [InlineData("MaxPool2D")]
    [InlineData("AvgPool2D")]
    public void Every_remedy_that_is_named_fits(string kind)
    {
        Case[] cases = [.. Grid().Select(arguments => new Case(kind, arguments.Size, arguments.Arguments))];
        (Case Case, string Message)[] misfits =
        [
            .. cases.Zip(Messages(cases)).SelectMany(pair => pair.Second
                .Where(message => message.Contains("whole number", StringComparison.Ordinal))
                .Select(message => (pair.First, message))),
        ];
        Assert.True(misfits.Length > 100, $"only {misfits.Length} of {cases.Length} cases do not fit");

        (Case Remedied, string Advice)[] remedied =
        [
            .. misfits.SelectMany(misfit => Remedies(misfit.Message).Select(change => (misfit.Case.With(change), $"{misfit.Case}: {misfit.Message}"))),
        ];
        Assert.True(remedied.Length > 2 * misfits.Length);
        foreach (((_, string advice), string[] messages) in remedied.Zip(Messages([.. remedied.Select(pair => pair.Remedied)])))
        {
            Assert.True(messages.Length == 0, $"{advice}\nWith the advice taken: {string.Join("\n", messages)}");
        }
    }

    [Fact]
    public void What_rounding_would_give_is_what_it_gives()
    {
        Case[] cases = [.. Grid().Select(arguments => new Case("MaxPool2D", arguments.Size, arguments.Arguments))];
        (Case Case, Match Sizes)[] misfits =
        [
            .. cases.Zip(Messages(cases), (c, messages) => (Case: c, Sizes: RoundedSizes().Match(string.Concat(messages)))).Where(pair => pair.Sizes.Success),
        ];
        Assert.True(misfits.Length > 100);
        foreach (string rounding in (string[])["Floor", "Ceiling"])
        {
            Case[] rounded = [.. misfits.Select(misfit => misfit.Case.With([("Rounding", $"Rounding.{rounding}")]))];
            string[] expected = [.. misfits.Select(misfit => $"to 1 x {misfit.Sizes.Groups[rounding].Value},")];
            Assert.All(Run(rounded).GetRunResult().Results.Single().GeneratedSources.Zip(expected), pair =>
                Assert.Contains(pair.Second, pair.First.SourceText.ToString(), StringComparison.Ordinal));
        }
    }

    /// <summary>Shapes and windows round every branch of the advice: square and not, with and without strides, paddings and dilation.</summary>
    private static IEnumerable<(string Size, (string, string)[] Arguments)> Grid() =>
        from size in (string[])["7, 7", "8, 9", "10, 7", "12, 12"]
        from kernel in (string[])["Kernel = 2", "Kernel = 3", "KernelHeight = 3, KernelWidth = 2", "Kernel = 4, KernelWidth = 5"]
        from stride in (string[])["", "Stride = 2", "Stride = 3", "StrideHeight = 2, StrideWidth = 3", "Stride = 4, StrideHeight = 1"]
        from padding in (string[])["", "Padding = 1", "PaddingBottom = 1", "PaddingHeight = 1, PaddingRight = 1"]
        from dilation in (string[])["", "Dilation = 2"]
        select (size, Parse($"{kernel}, {stride}, {padding}, {dilation}"));

    private static (string, string)[] Parse(string arguments) =>
        [.. arguments.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(a => (a.Split(" = ")[0], a.Split(" = ")[1]))];

    /// <summary>The changes that a message names: <c>Kernel 4 or 6, PaddingBottom 1 with PaddingRight 1, or Stride 1</c>.</summary>
    private static IEnumerable<(string, string)[]> Remedies(string message)
    {
        string fits = Advice().Match(message).Groups["advice"].Value;
        Assert.NotEqual("", fits);
        foreach (Match remedy in Remedy().Matches(fits))
        {
            string name = remedy.Groups["name"].Value;
            if (remedy.Groups["side"].Success)
            {
                yield return [(name, remedy.Groups["value"].Value), (remedy.Groups["side"].Value, remedy.Groups["sideValue"].Value)];
                continue;
            }

            foreach (Capture value in remedy.Groups["value"].Captures)
            {
                yield return [(name, value.Value)];
            }
        }
    }

    private static string[][] Messages(Case[] cases)
    {
        ILookup<string, string> byPath = Run(cases).GetRunResult().Diagnostics.ToLookup(
            d => d.Location.SourceTree!.FilePath, d => d.GetMessage(CultureInfo.InvariantCulture));
        return [.. cases.Select((_, i) => byPath[$"File{i + 1}.cs"].ToArray())];
    }

    /// <summary>All cases in one run, for a thousand compilations would take a minute.</summary>
    private static GeneratorDriver Run(Case[] cases) =>
        GeneratorRun.NewDriver().RunGenerators(TestCompilation.Of(cases.Select((c, i) => c.Source($"Net{i:D4}"))));

    [GeneratedRegex(@"numbers?\. (?<advice>.*) fits; ")]
    private static partial Regex Advice();

    [GeneratedRegex(@"(?<name>[A-Z]\w+) (?<value>\d+)(?: or (?<value>\d+))?(?: with (?<side>[A-Z]\w+) (?<sideValue>\d+))?")]
    private static partial Regex Remedy();

    [GeneratedRegex(@"Rounding\.Floor gives (?<Floor>\d+ x \d+).*Rounding\.Ceiling gives (?<Ceiling>\d+ x \d+)")]
    private static partial Regex RoundedSizes();

    private sealed record Case(string Kind, string Size, (string Name, string Value)[] Arguments)
    {
        public Case With((string Name, string Value)[] changes) =>
            this with { Arguments = [.. Arguments.Where(a => changes.All(change => change.Name != a.Name)), .. changes] };

        public string Source(string name) => $"[Network, Input(1, {Size}), {this}] public partial class {name};";

        public override string ToString() =>
            $"{Kind}({(Kind == "Conv2D" ? "2, " : "")}{string.Join(", ", Arguments.Select(a => $"{a.Name} = {a.Value}"))})";
    }
}
