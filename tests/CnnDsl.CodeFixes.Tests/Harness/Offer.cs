using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CnnDsl.CodeFixes.Tests.Harness;

/// <summary>A fix that the editor offers for a diagnostic.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Action">The fix.</param>
/// <param name="Before">The project before.</param>
internal sealed record Offer(Diagnostic Diagnostic, CodeAction Action, Project Before)
{
    public string Title => Action.Title;

    /// <summary>All that is offered for the generator's diagnostics, in the order of the source.</summary>
    public static async Task<IReadOnlyList<Offer>> All(Project project)
    {
        List<Offer> offers = [];
        foreach (Diagnostic diagnostic in (await EditorProject.Generate(project)).Reported.OrderBy(d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start))
        {
            Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
            CodeFixContext context = new(document, diagnostic, (action, _) => offers.Add(new Offer(diagnostic, action, project)), CancellationToken.None);
            await new NetworkCodeFix().RegisterCodeFixesAsync(context);
        }

        return offers;
    }

    /// <summary>The same for one file.</summary>
    public static Task<IReadOnlyList<Offer>> All(params string[] sources)
    {
        EditorProject.Create(sources, out Solution solution);
        return All(solution.Projects.Single());
    }

    /// <summary>The project after it.</summary>
    public async Task<Project> Apply() =>
        (await Action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(Before.Id)!;

    /// <summary>The text of a file after it.</summary>
    public async Task<string> Text(int file = 0) => (await (await Apply()).Documents.ElementAt(file).GetTextAsync()).ToString();
}
