using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>Spoils a source as typing does: tokens are missing, doubled, cut short or in each other's place, and files end too early.</summary>
internal static class Mutation
{
    /// <summary>The source with one to three tokens spoilt.</summary>
    public static string Of(string source, Dice dice)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.ToFullString())];
        for (int i = dice.Next(1, 3); i > 0 && tokens.Count > 2; i--)
        {
            Spoil(tokens, dice);
        }

        return string.Concat(tokens);
    }

    private static void Spoil(List<string> tokens, Dice dice)
    {
        int at = dice.Next(0, tokens.Count - 2);
        switch (dice.Next(0, 9))
        {
            case 0 or 1 or 2:
                tokens.RemoveAt(at);
                break;
            case 3 or 4:
                tokens.Insert(at, tokens[at]);
                break;
            case 5:
                (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]);
                break;
            case 6:
                int other = dice.Next(0, tokens.Count - 1);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 7:
                tokens[at] = tokens[at].TrimEnd() is { Length: > 1 } text ? text[..dice.Next(1, text.Length - 1)] : "";
                break;
            case 8:
                // Half a line is gone, as when somebody selects and types.
                tokens.RemoveRange(at, Math.Min(dice.Next(2, 9), tokens.Count - at));
                break;
            default:
                tokens.RemoveRange(at, tokens.Count - at);
                break;
        }
    }
}
