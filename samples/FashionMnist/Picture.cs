namespace FashionMnist;

/// <summary>
/// A grey image in characters. A character cell is about twice as high as wide, so each stands for two pixels, one above the other.
/// </summary>
public static class Picture
{
    /// <summary>
    /// What a character looks like: the light of its upper and of its lower half. The half blocks keep edges sharp, the shades keep the greys.
    /// </summary>
    private static readonly (char Text, float Upper, float Lower)[] Palette =
    [
        (' ', 0, 0), ('░', .25f, .25f), ('▒', .5f, .5f), ('▓', .75f, .75f), ('█', 1, 1), ('▀', 1, 0), ('▄', 0, 1),
    ];

    /// <summary>Lines of one image, as many columns wide as the image and half as many lines high.</summary>
    public static string[] Lines(ReadOnlySpan<float> pixels, int width)
    {
        string[] lines = new string[pixels.Length / width / 2];
        char[] text = new char[width];
        for (int line = 0; line < lines.Length; line++)
        {
            ReadOnlySpan<float> upper = pixels.Slice(2 * line * width, width);
            ReadOnlySpan<float> lower = pixels.Slice(((2 * line) + 1) * width, width);
            for (int column = 0; column < width; column++)
            {
                text[column] = Nearest(upper[column], lower[column]);
            }

            lines[line] = new string(text);
        }

        return lines;
    }

    private static char Nearest(float upper, float lower) =>
        Palette.MinBy(c => ((c.Upper - upper) * (c.Upper - upper)) + ((c.Lower - lower) * (c.Lower - lower))).Text;
}
