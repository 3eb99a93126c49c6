using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>A source with the places of its diagnostics written into it: <c>[MaxPool2D(2, {|CNN1001:Stride = 2|})]</c>.</summary>
/// <param name="Source">The source without the markup.</param>
/// <param name="Places">Where which diagnostic must stand, in the order of the source.</param>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Places)
{
    private const string Open = "{|";
    private const string Close = "|}";

    public static Markup Parse(string text)
    {
        StringBuilder source = new();
        Stack<(string Id, int Start)> open = new();
        List<(string Id, TextSpan Span)> places = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (string.CompareOrdinal(text, i, Open, 0, Open.Length) == 0)
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + Open.Length)..colon], source.Length));
                i = colon;
            }
            else if (string.CompareOrdinal(text, i, Close, 0, Close.Length) == 0)
            {
                (string id, int start) = open.Pop();
                places.Add((id, TextSpan.FromBounds(start, source.Length)));
                i += Close.Length - 1;
            }
            else
            {
                source.Append(text[i]);
            }
        }

        Assert.Empty(open);
        return new Markup(source.ToString(), [.. places.OrderBy(place => place.Span.Start).ThenBy(place => place.Id, StringComparer.Ordinal)]);
    }
}
