using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.Benchmarks.Generator;

/// <summary>A place in a file where somebody types.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Start">Where the typed text begins.</param>
/// <param name="Typed">What stands there after so many keystrokes; after none, the file's own text.</param>
internal sealed record TypingPlace(string File, int Start, Func<int, string> Typed)
{
    /// <summary>A comment in front of a network's class, behind its attributes.</summary>
    public static TypingPlace Comment(SyntaxTree file) => new(
        file.FilePath, file.ToString().LastIndexOf("public partial class", StringComparison.Ordinal), keystroke => keystroke == 0 ? "" : $"// {Text(keystroke)}\n");

    /// <summary>The filters of the first convolution.</summary>
    public static TypingPlace Number(SyntaxTree file)
    {
        string text = file.ToString();
        int start = text.IndexOf("Conv2D(", text.IndexOf("[Network", StringComparison.Ordinal), StringComparison.Ordinal) + "Conv2D(".Length;
        int filters = int.Parse(text.AsSpan(start, text.IndexOf(',', start) - start), CultureInfo.InvariantCulture);
        return new TypingPlace(file.FilePath, start, keystroke => Text(keystroke % 2 == 0 ? filters : 2 * filters));
    }

    /// <summary>A number in the body of a method that has nothing to do with a network.</summary>
    public static TypingPlace Elsewhere(SyntaxTree file) => new(
        file.FilePath, file.ToString().IndexOf(UserProject.InBody, StringComparison.Ordinal), keystroke => Text(int.Parse(UserProject.InBody, CultureInfo.InvariantCulture) + keystroke));

    /// <summary>The compilation with the next keystroke in it, as an editor makes it: the file is parsed again only round the change.</summary>
    public CSharpCompilation Type(CSharpCompilation compilation, int keystroke)
    {
        SyntaxTree before = compilation.SyntaxTrees.First(tree => tree.FilePath == File);
        TextSpan replaced = new(Start, Typed(keystroke - 1).Length);
        return compilation.ReplaceSyntaxTree(before, before.WithChangedText(before.GetText().WithChanges(new TextChange(replaced, Typed(keystroke)))));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
