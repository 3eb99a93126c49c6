using System.Diagnostics;
using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>Any int may stand in an attribute while somebody types. None may crash the compiler, keep it busy, or overflow into a network.</summary>
public sealed class ExtremeNumberTests
{
    private static readonly string[] Inputs = ["1, 1, 1", "3, 8, 8", "int.MaxValue - 64, 1, 1", "1, int.MaxValue - 64, 1", "1, 46340, 46340"];

    private static readonly string[] Values = ["int.MaxValue", "int.MaxValue - 1", "int.MaxValue - 64", "1073741824", "65536", "46341", "0", "-1", "int.MinValue"];

    [Theory]
    [InlineData("Conv2D(?, 1)")]
    [InlineData("Conv2D(1, ?)")]
    [InlineData("Conv2D(?, ?)")]
    [InlineData("Conv2D(1, ?, 1)")]
    [InlineData("Conv2D(1, 2, Stride = ?)")]
    [InlineData("Conv2D(1, 2, Padding = ?)")]
    [InlineData("Conv2D(1, ?, Padding = ?)")]
    [InlineData("Conv2D(1, 2, Dilation = ?)")]
    [InlineData("Conv2D(1, ?, Dilation = ?, Padding = ?)")]
    [InlineData("Conv2D(1, 2, PaddingTop = ?, Stride = ?)")]
    [InlineData("Conv2D(1, ?, AutoPad = AutoPad.Same)")]
    [InlineData("Conv2D(1, ?, Dilation = ?, AutoPad = AutoPad.SameLower)")]
    [InlineData("Conv2D(1, 1, Stride = ?, AutoPad = AutoPad.Same)")]
    [InlineData("Conv2D(?, 1, Groups = ?)")]
    [InlineData("Conv2D(30, 1, Groups = ?)")]
    [InlineData("Conv2D(1, 1, InChannels = ?)")]
    [InlineData("DepthwiseConv2D(1, Multiplier = ?)")]
    [InlineData("DepthwiseConv2D(?, Padding = ?)")]
    [InlineData("MaxPool2D(?)")]
    [InlineData("MaxPool2D(?, Padding = 65535, Rounding = Rounding.Ceiling)")]
    [InlineData("MaxPool2D(2, Stride = ?, Rounding = Rounding.Ceiling)")]
    [InlineData("MaxPool2D(2, Dilation = ?, Padding = ?)")]
    [InlineData("AvgPool2D(2, Stride = ?)")]
    [InlineData("AvgPool2D(?, Stride = 1, AutoPad = AutoPad.Same)")]
    [InlineData("Flatten, Dense(?)")]
    [InlineData("Flatten, Dense(?), Dense(?)")]
    [InlineData("Flatten, Dense(1, InFeatures = ?)")]
    public void An_extreme_number_is_answered_at_once(string layers)
    {
        // "Extreme" networks may also be legal, such as a pool that strides over all of its input; then they have code.
        string[] sources = [.. from input in Inputs from value in Values select $"[Network, Input({input}), {layers.Replace("?", value, StringComparison.Ordinal)}] public partial class Net"];
        Stopwatch watch = Stopwatch.StartNew();
        GeneratorDriverRunResult result = GeneratorRun.NewDriver()
            .RunGeneratorsAndUpdateCompilation(TestCompilation.Of(sources.Select((source, i) => $"{source}{i};")), out Compilation output, out _).GetRunResult();
        Assert.Null(result.Results.Single().Exception);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed} for {sources.Length} networks");

        ILookup<string, Diagnostic> diagnostics = result.Diagnostics.ToLookup(d => d.Location.SourceTree!.FilePath);
        HashSet<string> emitted = [.. result.Results.Single().GeneratedSources.Select(source => source.HintName)];
        Assert.All(sources.Index(), source => Assert.NotEqual(emitted.Contains($"Net{source.Index}.g.cs"), diagnostics.Contains($"File{source.Index + 1}.cs")));
        Assert.Empty(TestCompilation.Complaints(output));
        Assert.All(diagnostics, group => Assert.DoesNotContain(group, d => d.GetMessage(null).Contains('-', StringComparison.Ordinal) && d.Id == "CNN1007"));
    }
}
