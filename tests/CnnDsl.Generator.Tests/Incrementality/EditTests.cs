using CnnDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CnnDsl.Generator.Tests.Incrementality;

/// <summary>What happens at a keystroke: only a network that became another one is worked out and written again.</summary>
public sealed class EditTests
{
    private const string Net = """
        [Network, Input(1, 8, 8)]
        [Conv2D(6, 3), ReLU, MaxPool2D(2)]
        public partial class Net
        {
            public int Answer => 42;
        }
        """;

    private const string Other = """
        [Network, Input(3, 8, 8)]
        [Flatten, Dense(10)]
        public partial class Other;
        """;

    private const string Bad = """
        [Network, Input(1, 9, 9)]
        [MaxPool2D(2)]
        public partial class Bad;
        """;

    [Fact]
    public void An_added_comment_re_emits_nothing() =>
        EditedRun.Of(Net, Net.Replace("ReLU,", "ReLU, /* max(0, x) */", StringComparison.Ordinal), Other).ReEmitsNothing();

    [Fact]
    public void A_change_that_moves_lines_re_emits_nothing() => EditedRun.Of(Net, "\n\n// A note.\n\n" + Net, Other).ReEmitsNothing();

    [Fact]
    public void An_edit_in_a_method_of_the_host_re_emits_nothing() =>
        EditedRun.Of(Net, Net.Replace("42", "43", StringComparison.Ordinal), Other).ReEmitsNothing();

    [Fact]
    public void An_edit_in_another_file_re_emits_nothing() => EditedRun.Of("class Unrelated;", "class Unrelated { int _x; }", Net, Other).ReEmitsNothing();

    [Fact]
    public void An_edit_that_does_not_compile_in_another_file_re_emits_nothing() => EditedRun.Of("class Unrelated;", "class Unrelated {{", Net, Other).ReEmitsNothing();

    [Fact]
    public void An_attribute_that_is_no_layer_re_emits_nothing() =>
        EditedRun.Of(Net, "[System.Obsolete]\n" + Net, Other).ReEmitsNothing();

    [Fact]
    public void Changing_an_argument_re_emits_that_network_alone() =>
        EditedRun.Of(Net, Net.Replace("Conv2D(6,", "Conv2D(8,", StringComparison.Ordinal), Other).ReEmitsOnly("Net.g.cs");

    [Fact]
    public void Changing_one_of_two_networks_in_a_file_re_emits_that_network_alone() =>
        EditedRun.Of(Net + Other, Net + Other.Replace("10", "11", StringComparison.Ordinal)).ReEmitsOnly("Other.g.cs");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void Changing_one_of_many_networks_re_emits_that_network_alone(int changed)
    {
        string[] networks = [.. Enumerable.Range(0, 7).Select(i => Other.Replace("Other", $"Net{i}", StringComparison.Ordinal))];
        string after = networks[changed].Replace("10", "11", StringComparison.Ordinal);
        EditedRun.Of(networks[changed], after, [.. networks.Where((_, i) => i != changed)]).ReEmitsOnly($"Net{changed}.g.cs");
    }

    [Fact]
    public void Changing_a_constant_in_another_file_re_emits_the_network_that_uses_it() =>
        EditedRun.Of(
            "static class Sizes { public const int C = 3; }",
            "static class Sizes { public const int C = 4; }",
            Net.Replace("6", "Sizes.C", StringComparison.Ordinal),
            Other).ReEmitsOnly("Net.g.cs");

    [Fact]
    public void Adding_a_network_emits_it_alone() => EditedRun.Of("class Empty;", Other, Net).ReEmitsOnly("Other.g.cs");

    [Fact]
    public void Removing_a_network_removes_its_file_and_re_emits_nothing()
    {
        EditedRun run = EditedRun.Of(Other, "class Empty;", Net);
        Assert.Empty(run.Reworked);
        Assert.Equal("Net.g.cs", Assert.Single(run.After.Results.Single().GeneratedSources).HintName);
    }

    [Fact]
    public void A_mistake_takes_the_networks_file_away_and_re_emits_nothing()
    {
        EditedRun run = EditedRun.Of(Net, Net.Replace("MaxPool2D(2)", "MaxPool2D(5)", StringComparison.Ordinal), Other);
        Assert.Equal("CNN1001", Assert.Single(run.After.Diagnostics).Id);
        Assert.Equal("Other.g.cs", Assert.Single(run.After.Results.Single().GeneratedSources).HintName);
        Assert.DoesNotContain("Other.g.cs", run.Reworked);
    }

    [Fact]
    public void Mending_a_mistake_emits_that_network_alone() =>
        EditedRun.Of(Bad, Bad.Replace("9, 9", "8, 8", StringComparison.Ordinal), Net, Other).ReEmitsOnly("Bad.g.cs");

    [Fact]
    public void Moved_lines_move_the_diagnostics_and_re_emit_nothing()
    {
        EditedRun run = EditedRun.Of(Bad + Net, "\n\n\n" + Bad + Net, Other);
        Assert.Equal([1, 4], new[] { run.Before, run.After }.Select(result => Line(Assert.Single(result.Diagnostics))));
        run.ReEmitsNothing();
    }

    [Fact]
    public void An_edit_that_changes_a_message_checks_that_network_alone_and_re_emits_nothing()
    {
        EditedRun run = EditedRun.Of(Bad + Net, Bad.Replace("9, 9", "11, 11", StringComparison.Ordinal) + Net, Other);
        Assert.Contains("(11 + 2*0 - 2)/2", Assert.Single(run.After.Diagnostics).GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(["Bad.g.cs"], run.Reworked);
        Assert.All(TrackedSteps.Outputs(run.After, NetworkGenerator.SourceStep), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    /// <summary>A true place in the source is what #pragma and .editorconfig work on; one without a tree would be out of their reach.</summary>
    [Fact]
    public void A_diagnostic_has_its_place_in_the_tree_of_the_compilation_at_hand()
    {
        EditedRun run = EditedRun.Of(Bad, "// Moved.\n" + Bad);
        Location place = Assert.Single(run.After.Diagnostics).Location;
        Assert.True(place.IsInSource);
        Assert.StartsWith("// Moved.", place.SourceTree!.GetText().ToString(), StringComparison.Ordinal);
    }

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;
}
