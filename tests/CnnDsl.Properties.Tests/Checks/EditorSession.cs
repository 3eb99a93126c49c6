using System.Collections.Immutable;
using CnnDsl.CodeFixes.Comments;
using CnnDsl.CodeFixes.Trials;
using CnnDsl.Generator.Parsing;
using CnnDsl.Onnx.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Properties.Tests.Checks;

/// <summary>What an editor does with one file: asks for fixes and refactorings.</summary>
internal static class EditorSession
{
    /// <summary>The references are looked into once.</summary>
    private static readonly CSharpCompilation Empty = InMemory.Library("CnnDsl.Edited", []);

    /// <summary>What is reported of a file.</summary>
    public static ImmutableArray<Diagnostic> Reported(string path, string text)
    {
        SyntaxTree tree = InMemory.Parse(text, path);
        return Reported(tree, Empty.AddSyntaxTrees(tree));
    }

    /// <summary>The fixes that are offered for all that is reported of a file.</summary>
    public static IReadOnlyList<OfferedFix> Fixes(string path, string text)
    {
        SyntaxTree tree = InMemory.Parse(text, path);
        CSharpCompilation compilation = Empty.AddSyntaxTrees(tree);
        ImmutableArray<Diagnostic> reported = Reported(tree, compilation);
        Trial trial = new(compilation, CancellationToken.None);
        return
        [
            .. from diagnostic in reported
               from mended in trial.Mend(diagnostic, diagnostic.AdditionalLocations)
               select new OfferedFix(path, mended.Title, mended.Edit.Text.ToString(), diagnostic, reported, mended.Uncovered),
        ];
    }

    /// <summary>The file with its shapes as comments.</summary>
    public static string WithComments(string path, string text)
    {
        SyntaxTree tree = InMemory.Parse(text, path);
        foreach (NetworkAnalysis network in NetworkAnalysis.AllIn(tree, Empty.AddSyntaxTrees(tree), CancellationToken.None).Reverse())
        {
            tree = tree.WithChangedText(tree.GetText().WithChanges(LineComments.Write(network, network.Declaration.SyntaxTree.GetText())));
        }

        return tree.GetText().ToString();
    }

    private static ImmutableArray<Diagnostic> Reported(SyntaxTree tree, CSharpCompilation compilation) =>
        [.. NetworkAnalysis.AllIn(tree, compilation, CancellationToken.None).SelectMany(network => network.Diagnostics)];
}

/// <summary>A fix that was offered.</summary>
/// <param name="Path">The file.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">The file after it.</param>
/// <param name="Mended">The diagnostic that it is for.</param>
/// <param name="Before">All that was reported before.</param>
/// <param name="Uncovered">How many errors it says come to light behind it.</param>
internal sealed record OfferedFix(string Path, string Title, string Text, Diagnostic Mended, ImmutableArray<Diagnostic> Before, int Uncovered);
