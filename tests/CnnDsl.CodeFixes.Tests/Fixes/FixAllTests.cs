using System.Collections.Immutable;
using CnnDsl.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnDsl.CodeFixes.Tests.Fixes;

/// <summary>Fix all: one by one, each on what the one before left.</summary>
public sealed class FixAllTests
{
    [Fact]
    public async Task All_networks_of_a_project_become_partial() => Assert.Equal(
        ["[Network, Input(1, 8, 8), ReLU] partial class A; [Network, Input(1, 8, 8), ReLU] partial class B;", "[Network, Input(1, 8, 8), ReLU] partial class C;"],
        await FixAll("make it partial", "[Network, Input(1, 8, 8), ReLU] class A; [Network, Input(1, 8, 8), ReLU] class B;", "[Network, Input(1, 8, 8), ReLU] class C;"));

    [Fact]
    public async Task Each_layer_gets_the_channels_that_it_has() => Assert.Equal(
        ["[Network, Input(3, 8, 8), Conv2D(4, 3, InChannels = 3), Conv2D(5, 3, InChannels = 4)] partial class A;"],
        await FixAll("InChannels = 3 (output 4 x 6 x 6)", "[Network, Input(3, 8, 8), Conv2D(4, 3, InChannels = 7), Conv2D(5, 3, InChannels = 7)] partial class A;"));

    [Fact]
    public async Task A_mistake_that_was_hidden_behind_another_is_mended_after_it() => Assert.Equal(
        ["[Network, Input(3, 9, 9), MaxPool2D(2, Rounding = Rounding.Floor)] partial class A; [Network, Input(3, 9, 9), AvgPool2D(2, Rounding = Rounding.Floor)] partial class B;"],
        await FixAll(
            "Rounding = Rounding.Floor (output 3 x 4 x 4, ignores the last row and column)",
            "[Network, Input(3, 9, 9), MaxPool2D(2)] partial class A; [Network, Input(3, 9, 9), AvgPool2D(2)] partial class B;"));

    private static async Task<string[]> FixAll(string title, params string[] sources)
    {
        EditorProject.Create(sources, out Solution solution);
        Project project = solution.Projects.Single();
        Offer chosen = (await Offer.All(project)).First(offer => offer.Title == title);
        NetworkCodeFix provider = new();
        FixAllContext context = new(
            project.GetDocument(chosen.Diagnostic.Location.SourceTree)!, provider, FixAllScope.Project, chosen.Action.EquivalenceKey!, [chosen.Diagnostic.Id], new Reported(), CancellationToken.None);
        CodeAction all = (await provider.GetFixAllProvider().GetFixAsync(context))!;
        Solution after = (await all.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Assert.Empty((await EditorProject.Generate(after.GetProject(project.Id)!)).Reported);
        return [.. await Task.WhenAll(after.Projects.Single().Documents.Take(sources.Length).Select(async document => (await document.GetTextAsync()).ToString()))];
    }

    /// <summary>What the generator reports, as the editor hands it to a fix-all provider.</summary>
    private sealed class Reported : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => (await EditorProject.Generate(project)).Reported;

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            ImmutableArray<Diagnostic> reported = (await EditorProject.Generate(document.Project)).Reported;
            return reported.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
