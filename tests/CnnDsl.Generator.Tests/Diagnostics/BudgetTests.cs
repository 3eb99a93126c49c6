using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Diagnostics;

/// <summary>CNN1101 and CNN1102: a network costs no more than it may.</summary>
public sealed class BudgetTests
{
    private const string Layers = """
        [Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
        [Conv2D(16, 5), ReLU, MaxPool2D(2)]
        [Flatten, Dense(120), ReLU, Dense(84), ReLU, Dense(10)]
        public partial class LeNet5;
        """;

    [Theory]
    [InlineData("Parameters = 61_706, MultiplyAdds = 416_520")]
    [InlineData("WorkspaceBytes = long.MaxValue, WeightBytes = long.MaxValue")]
    [InlineData("")]
    public void A_network_may_cost_just_what_it_does(string budget) => Expect.NoErrors($"[Network, Input(1, 28, 28), Budget({budget})]\n{Layers}");

    [Theory]
    [InlineData(
        "{|CNN1101:Parameters = 61_705|}",
        "Network 'LeNet5' takes 61,706 parameters, which is 1 more than its budget of Parameters = 61,705; dense1 has 48,120, dense2 10,164 and conv2 2,416")]
    [InlineData(
        "{|CNN1101:MultiplyAdds = 400_000|}",
        "Network 'LeNet5' takes 416,520 multiply-adds an image, which is 16,520 more than its budget of MultiplyAdds = 400,000; conv2 has 240,000, conv1 117,600 and dense1 48,000")]
    [InlineData(
        "Parameters = 100_000, {|CNN1101:MultiplyAdds = 0|}",
        "Network 'LeNet5' takes 416,520 multiply-adds an image, which is 416,520 more than its budget of MultiplyAdds = 0; conv2 has 240,000, conv1 117,600 and dense1 48,000")]
    public void Too_much_is_an_error_on_the_argument_that_says_by_how_much_and_what_weighs_most(string budget, string message)
    {
        Markup markup = Markup.Parse($"[Network, Input(1, 28, 28), Budget({budget})]\n{Layers}");
        Expect.Errors(markup, GeneratorRun.Of(markup.Source).Diagnostics, message);
    }

    [Fact]
    public void Bytes_are_those_of_the_emitted_plan()
    {
        string text = Expect.NoErrors($"[Network, Input(1, 28, 28)]\n{Layers}").Text;
        long workspace = Number(text, "WorkspaceBytes = ");
        long weights = Number(text, "PackedLength => ") * sizeof(float);
        Markup markup = Markup.Parse($$"""
            [Network, Input(1, 28, 28), Budget({|CNN1101:WorkspaceBytes = {{workspace - 1}}|}, {|CNN1101:WeightBytes = {{weights - 16}}|})]
            {{Layers}}
            """);
        Diagnostic[] found = [.. GeneratorRun.Of(markup.Source).Diagnostics.OrderBy(d => d.Location.SourceSpan.Start)];
        Assert.Equal(markup.Places.Select(place => place.Span), found.Select(d => d.Location.SourceSpan));
        Assert.Contains($" {workspace:N0} bytes of workspace, which is 1 more", found[0].GetMessage(null), StringComparison.Ordinal);
        Assert.Contains($" {weights:N0} bytes of packed weights, which is 16 more", found[1].GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("; dense1 has ", found[1].GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void The_workspace_names_what_is_in_memory_at_its_fullest_by_the_layers_names()
    {
        Markup markup = Markup.Parse("""
            [Network, Input(8, 32, 32), Budget({|CNN1101:WorkspaceBytes = 1000|})]
            [Conv2D(16, 1, Name = "stem.0"), Conv2D(64, 1, Name = "wide.1"), Conv2D(8, 1), Conv2D(8, 1)]
            public partial class Net;
            """);
        Diagnostic over = Assert.Single(GeneratorRun.Of(markup.Source).Diagnostics);
        Assert.Equal(markup.Places[0].Span, over.Location.SourceSpan);
        Assert.EndsWith("; wide.1 has 262,144 and stem.0 65,536", over.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_below_0_is_out_of_range() => Expect.Errors(
        $"[Network, Input(1, 28, 28), Budget({{|CNN0009:Parameters = -1|}})]\n{Layers}",
        "Budget 'LeNet5': Parameters is -1; it must be 0 or more");

    [Fact]
    public void A_budget_may_stand_on_another_partial_declaration()
    {
        GeneratorRun run = GeneratorRun.Of($"[Network, Input(1, 28, 28)]\n{Layers}", "[Budget(Parameters = 1)] partial class LeNet5;");
        Assert.EndsWith("File2.cs", Assert.Single(run.Diagnostics).Location.SourceTree!.FilePath, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_on_a_class_that_is_no_network_is_an_error()
    {
        Markup markup = Markup.Parse("[{|CNN1102:Budget(Parameters = 1)|}] partial class Net;");
        Expect.Errors(markup, GeneratorRun.Of(markup.Source).Diagnostics, "'Net' has a [Budget] and no [Network], so nobody would hold it to that; add [Network], or remove the budget");
    }

    /// <summary>The network runs all the same: whoever makes the error a warning has a network.</summary>
    [Fact]
    public void A_network_over_its_budget_is_still_written() =>
        Assert.Single(GeneratorRun.Of($"[Network, Input(1, 28, 28), Budget(Parameters = 1)]\n{Layers}").Sources);

    [Fact]
    public void Another_budget_re_emits_nothing()
    {
        EditedRun run = EditedRun.Of($"[Network, Input(1, 28, 28), Budget(Parameters = 1)]\n{Layers}", $"[Network, Input(1, 28, 28), Budget(Parameters = 2)]\n{Layers}");
        Assert.Contains("= 2;", Assert.Single(run.After.Diagnostics).GetMessage(null), StringComparison.Ordinal);
        Assert.All(TrackedSteps.Outputs(run.After, NetworkGenerator.SourceStep), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static long Number(string text, string before)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return long.Parse(text.AsSpan(start, text.IndexOf(';', start) - start), null);
    }
}
