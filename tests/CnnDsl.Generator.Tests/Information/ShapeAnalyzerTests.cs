using System.Collections.Immutable;
using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Tests.Catalogue;
using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnDsl.Generator.Tests.Information;

/// <summary>CNN3001 stands on each attribute and says which shape comes in and goes out.</summary>
public sealed class ShapeAnalyzerTests
{
    [Fact]
    public async Task The_page_shows_what_is_said()
    {
        DiagnosticsPage.Information section = DiagnosticsPage.Informations.Single(s => s.Id == DiagnosticIds.LayerShape);
        Assert.Equal(section.Messages, (await Said(section.Example)).Select(said => $"{DiagnosticIds.LayerShape}: {said.Message}"));
    }

    [Fact]
    public async Task Each_attribute_carries_its_own_line() => Assert.Equal(
        ["Input(1, 28, 28)", "Conv2D(6, 5, Padding = 2)", "ReLU", "Flatten", "Dense(10)"],
        (await Said("[Network, Input(1, 28, 28)] [Conv2D(6, 5, Padding = 2), ReLU] [Flatten, Dense(10)] partial class Net;")).Select(said => said.Text));

    [Fact]
    public async Task A_merge_names_the_shapes_of_all_its_inputs() => Assert.Equal(
        "mul1: 4x1x1, 4x8x8 -> 4x8x8",
        (await Said("[Network, Input(4, 8, 8)] [GlobalAvgPool2D, Mul(\"input\")] partial class Net;"))[^1].Message);

    [Fact]
    public async Task A_split_says_how_many_parts_it_makes() => Assert.Equal(
        "halves: 4x8x8 -> 2 of 2x8x8",
        (await Said("[Network, Input(4, 8, 8)] [Split(2, Name = \"halves\"), Add(\"halves.0\", \"halves.1\")] partial class Net;"))[1].Message);

    [Fact]
    public async Task The_use_of_a_block_says_what_all_its_layers_come_to() => Assert.Equal(
        ["input: 3x9x9", "stage: 3x9x9 -> 8x9x9, 808 parameters, 64,152 multiply-adds"],
        (await Said("""
            [Block, Conv2D(Use.Filters, 3, Padding = 1), ReLU] class Plain;
            [Network, Input(3, 9, 9), Use<Plain>(Filters = 8, Repeat = 2, Name = "stage")] partial class Net;
            """)).Select(said => said.Message));

    [Fact]
    public async Task Behind_a_mistake_nothing_is_known_and_before_it_everything() => Assert.Equal(
        ["input: 1x9x9", "relu1: 1x9x9 -> 1x9x9"],
        (await Said("[Network, Input(1, 9, 9), ReLU, MaxPool2D(2), ReLU] partial class Net;")).Select(said => said.Message));

    [Fact]
    public async Task It_is_hidden_until_the_project_raises_it()
    {
        const string Source = "[Network, Input(1, 9, 9), ReLU] partial class Net;";
        Assert.All(await Run(Source, ReportDiagnostic.Default), said => Assert.Equal(DiagnosticSeverity.Hidden, said.Severity));
        Assert.All(await Run(Source, ReportDiagnostic.Warn), said => Assert.Equal(DiagnosticSeverity.Warning, said.Severity));
        Assert.Empty(await Run($"#pragma warning disable CNN3001\n{Source}", ReportDiagnostic.Warn));
        Assert.Empty(await Run(Source, ReportDiagnostic.Suppress));
    }

    [Fact]
    public void The_generator_has_nothing_to_do_with_it() =>
        Assert.Empty(Expect.NoErrors("[Network, Input(1, 9, 9), ReLU] partial class Net;").Result.Diagnostics);

    private static async Task<(string Text, string Message)[]> Said(string source) =>
        [.. (await Run(source, ReportDiagnostic.Default)).Select(d => (d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan), d.GetMessage(CultureInfo.InvariantCulture)))];

    /// <summary>What the analyzer says of the user's file and the emitted one together, as in an editor.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> Run(string source, ReportDiagnostic severity)
    {
        CSharpCompilation compilation = TestCompilation.Of(source);
        GeneratorRun.NewDriver().RunGeneratorsAndUpdateCompilation(
            compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(DiagnosticIds.LayerShape, severity)])), out Compilation output, out _);
        ImmutableArray<Diagnostic> said = await output.WithAnalyzers([new ShapeAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.All(said, diagnostic => Assert.Equal(DiagnosticIds.LayerShape, diagnostic.Id));
        return [.. said.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
