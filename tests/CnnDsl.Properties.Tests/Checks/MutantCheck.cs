using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CnnDsl.Generator;
using CnnDsl.Onnx.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>
/// What must hold of any text whatever: generator, analyzer, fixes and refactoring do not throw; all that is reported has a place in the
/// user's file; and no error is in a file that was emitted. The compiler's errors in the user's own file are the user's, and so is
/// what comes of a type called System or CnnDsl outside of every namespace, for no name of either can be written then.
/// </summary>
internal static partial class MutantCheck
{
    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal);

    /// <summary>What is wrong with each file; null where nothing is.</summary>
    public static async Task<string?[]> All(IReadOnlyList<string> texts)
    {
        SyntaxTree[] trees = [.. texts.Select((text, i) => InMemory.Parse(text, PathOf(i)))];
        CSharpCompilation library = InMemory.Library("CnnDsl.Mutants", trees);
        Compilation generated = InMemory.Generate(library, out ImmutableArray<Diagnostic> reported, out Exception? crash);
        if (crash is not null)
        {
            string?[] each = texts.Count == 1 ? [] : await Halves(texts);
            return each.Any(problem => problem is not null) ? each : [.. texts.Select(_ => $"The generator threw: {crash}")];
        }

        ImmutableArray<Diagnostic> analyzed = await generated.WithAnalyzers([new ShapeAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        string?[] problems = [.. texts.AsParallel().AsOrdered().Select((text, i) => InEditor(PathOf(i), text))];
        foreach (Diagnostic diagnostic in reported.Concat(analyzed))
        {
            // One without a place, or the driver's own about an analyzer that threw, is the fault of any of them.
            if (Array.IndexOf(trees, diagnostic.Location.SourceTree) < 0)
            {
                return [.. problems.Select(problem => problem ?? $"One of these files: {diagnostic}")];
            }
        }

        if (HidesNamespaces(library))
        {
            return texts.Count == 1 ? problems : await Halves(texts);
        }

        foreach (Diagnostic error in Emitted(generated, library))
        {
            problems[OwnerOf(error, generated, trees)] ??= $"An error in what was emitted: {error}\n{error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}";
        }

        return problems;
    }

    private static async Task<string?[]> Halves(IReadOnlyList<string> texts) =>
        [.. await All([.. texts.Take(texts.Count / 2)]), .. await All([.. texts.Skip(texts.Count / 2)])];

    private static bool HidesNamespaces(Compilation users) =>
        users.Assembly.GlobalNamespace.GetTypeMembers().Any(type => type.Name is "System" or "CnnDsl");

    private static string PathOf(int index) => $"Mutant{index}.cs";

    /// <summary>The exception of a fix or of the refactoring, or what is wrong with what they give.</summary>
    private static string? InEditor(string path, string text)
    {
        try
        {
            _ = EditorSession.Fixes(path, text);
            string commented = EditorSession.WithComments(path, text);
            return commented == text || commented == EditorSession.WithComments(path, commented) ? null : $"Comments written twice are other comments:\n{commented}";
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return $"A fix or refactoring threw: {thrown}";
        }
    }

    private static Diagnostic[] Emitted(Compilation generated, CSharpCompilation users) =>
    [
        .. generated.SyntaxTrees.Except(users.SyntaxTrees).Where(tree => IsNews(tree, generated)).AsParallel()
            .SelectMany(tree => generated.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)),
    ];

    /// <summary>
    /// Whether a text like this was not yet seen beside such a part of the user's: most of what is spoilt leaves one of several
    /// networks as it is, and the compiler takes longer than all else.
    /// </summary>
    private static bool IsNews(SyntaxTree emitted, Compilation generated)
    {
        IEnumerable<SyntaxNode> users = PartsOf(emitted, generated).Where(part => part.SyntaxTree != emitted).Select(part => part.GetSyntax());
        string text = string.Concat(users.SelectMany(part => part.ChildNodesAndTokens().Where(child => !child.IsKind(SyntaxKind.AttributeList))).Select(child => child.ToString()).Prepend(emitted.ToString()));
        return Seen.Add(Number().Replace(text, "#"));
    }

    private static IEnumerable<SyntaxReference> PartsOf(SyntaxTree emitted, Compilation generated)
    {
        SemanticModel model = generated.GetSemanticModel(emitted);
        return emitted.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().SelectMany(type => model.GetDeclaredSymbol(type)!.DeclaringSyntaxReferences);
    }

    /// <summary>The file whose class the emitted file has the other part of.</summary>
    private static int OwnerOf(Diagnostic error, Compilation generated, SyntaxTree[] trees)
    {
        IEnumerable<SyntaxTree> declared = PartsOf(error.Location.SourceTree!, generated).Select(part => part.SyntaxTree);
        return Math.Max(0, Array.FindIndex(trees, declared.Contains));
    }

    /// <summary>The numbers that give sources names of their own.</summary>
    [GeneratedRegex(@"(?<=(LeNet|Residual|BasicBlock|Outer|Stereo|Connected|Wrong|Written|Drawn|Mutant))\d+")]
    private static partial Regex Number();
}
