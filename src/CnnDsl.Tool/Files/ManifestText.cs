using System.Globalization;
using System.Text;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Files;

/// <summary>
/// What is in a safetensors file, as text that the generator reads in a build: a word and what it is on each line, with a tab between,
/// and for each tensor <c>tensor</c>, its type, its dimensions with spaces between, and its name.
/// </summary>
internal static class ManifestText
{
    /// <param name="facts">What the file is, by a word each.</param>
    /// <param name="tensors">Its tensors.</param>
    public static string Of(IEnumerable<(string Word, string Value)> facts, IEnumerable<TensorEntry> tensors)
    {
        StringBuilder text = new();
        foreach ((string word, string value) in facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{word}\t{Escape(value)}\n");
        }

        foreach (TensorEntry tensor in tensors)
        {
            text.Append(CultureInfo.InvariantCulture, $"tensor\t{Escape(tensor.DType)}\t{Dimensions(tensor.Shape)}\t{Escape(tensor.Name)}\n");
        }

        return text.ToString();
    }

    private static string Dimensions(TensorShape shape) =>
        string.Join(' ', shape.Dimensions.ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture)));

    // No layer's name has any of these, so a name with one is as foreign escaped as it was before. Of a pair of surrogates both go.
    private static string Escape(string text) => text.All(c => !NeedsEscape(c))
        ? text
        : string.Concat(text.Select(c => NeedsEscape(c) ? $"\\u{(int)c:X4}" : c.ToString()));

    private static bool NeedsEscape(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
