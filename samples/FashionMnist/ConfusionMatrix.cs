namespace FashionMnist;

/// <summary>How often each class was taken for each.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts = new int[FashionClasses.Count * FashionClasses.Count];

    /// <summary>Counts the guesses for images of known classes.</summary>
    public ConfusionMatrix(ReadOnlySpan<byte> labels, ReadOnlySpan<int> guesses)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            _counts[(labels[i] * FashionClasses.Count) + guesses[i]]++;
        }
    }

    /// <summary>How many images of class <paramref name="label"/> were taken for <paramref name="guess"/>.</summary>
    public int this[int label, int guess] => _counts[(label * FashionClasses.Count) + guess];

    /// <summary>All images.</summary>
    public int Total => _counts.Sum();

    /// <summary>Images that were taken for what they are.</summary>
    public int Right => Enumerable.Range(0, FashionClasses.Count).Sum(c => this[c, c]);

    /// <summary>The part of all images that was right, 0 to 1.</summary>
    public double Accuracy => (double)Right / Total;

    /// <summary>Writes one row a class, with the part of it that was right at the end.</summary>
    public void Write(TextWriter output)
    {
        int first = FashionClasses.Names.Max(name => name.Length);
        // Room for the heading and for four digits, behind two blanks.
        int[] widths = [.. FashionClasses.Headings.Select(heading => Math.Max(heading.Length, 4) + 2)];
        string headings = string.Concat(FashionClasses.Headings.Zip(widths, (heading, width) => heading.PadLeft(width)));
        output.WriteLine(new string(' ', first) + headings + "right".PadLeft(10));
        for (int label = 0; label < FashionClasses.Count; label++)
        {
            int[] row = [.. Enumerable.Range(0, FashionClasses.Count).Select(guess => this[label, guess])];
            // Dots for zeros, so that the mistakes stand out.
            string cells = string.Concat(row.Zip(widths, (count, width) => (count == 0 ? "." : $"{count}").PadLeft(width)));
            string right = row.Sum() == 0 ? "-" : $"{(double)row[label] / row.Sum():P1}";
            output.WriteLine(FashionClasses.Names[label].PadRight(first) + cells + right.PadLeft(10));
        }
    }
}
