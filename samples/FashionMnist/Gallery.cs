namespace FashionMnist;

/// <summary>Shows images side by side in the terminal, each with the three best scores as bars.</summary>
public static class Gallery
{
    private const int Columns = 3;
    private const int BarWidth = 8;
    private const string Gap = "    ";

    /// <summary>Shows a few images that the network got right, and a few that it got wrong.</summary>
    public static void Write(TextWriter output, TestSet set, Trial trial)
    {
        byte[] labels = set.Labels.ToArray();
        ILookup<bool, int> images = Enumerable.Range(0, set.Count).ToLookup(i => trial.Guesses[i] == labels[i]);
        WriteRow(output, $"Right, as {trial.Confusion.Right:N0} of {set.Count:N0} are:", OneOfAKind(images[true], labels), set, trial);
        WriteRow(output, $"Wrong, as {set.Count - trial.Confusion.Right:N0} are:", OneOfAKind(images[false], labels), set, trial);
    }

    /// <summary>So that three boots do not fill the row.</summary>
    private static IReadOnlyList<int> OneOfAKind(IEnumerable<int> images, byte[] labels) =>
        [.. images.DistinctBy(i => labels[i]).Take(Columns)];

    private static void WriteRow(TextWriter output, string heading, IReadOnlyList<int> images, TestSet set, Trial trial)
    {
        if (images.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(heading);
        output.WriteLine();
        string[][] cards = [.. images.Select(image => Card(image, set, trial))];
        for (int line = 0; line < cards[0].Length; line++)
        {
            output.WriteLine(string.Join(Gap, cards.Select(card => card[line])).TrimEnd());
        }
    }

    /// <summary>The picture, what it truly is, and what the network says; every line is as wide as the picture.</summary>
    private static string[] Card(int image, TestSet set, Trial trial)
    {
        string caption = $"Image {image}: {FashionClasses.Names[set.Labels[image]]}";
        return
        [
            .. Picture.Lines(set.Images(image, 1), TestSet.Side),
            caption.PadRight(TestSet.Side),
            .. Bars(Classifier.Of(trial.Scores, image)),
        ];
    }

    private static IEnumerable<string> Bars(ReadOnlySpan<float> scores) =>
        scores.ToArray().Index().OrderByDescending(score => score.Item).Take(3).Select(score =>
            $"{FashionClasses.Names[score.Index],-11} {Bar(score.Item)} {score.Item,7:P1}");

    private static string Bar(float score) => new string('█', (int)MathF.Round(score * BarWidth)).PadRight(BarWidth);
}
