using System.Globalization;
using System.Text;

namespace CnnDsl.Weights;

/// <summary>Text that a file brought along, made fit for one line of an error: it may be megabytes long, or hold line breaks.</summary>
internal static class OneLine
{
    private const int Longest = 120;

    public static string Of(string text)
    {
        if (text.Length <= Longest && !text.Any(NeedsEscape))
        {
            return text;
        }

        StringBuilder line = new();
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            if (NeedsEscape(character))
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                line.Append(character);
            }
        }

        return text.Length > Longest ? line.Append("...").ToString() : line.ToString();
    }

    // U+2028 and U+2029 break lines too, a right-to-left override would turn the rest of the message around,
    // and the cut may leave half a surrogate pair.
    private static bool NeedsEscape(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
