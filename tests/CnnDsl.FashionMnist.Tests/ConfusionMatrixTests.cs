using FashionMnist;

namespace CnnDsl.FashionMnist.Tests;

public class ConfusionMatrixTests
{
    [Fact]
    public void Counts_labels_against_guesses()
    {
        ConfusionMatrix matrix = new([0, 0, 9, 9], [0, 6, 9, 9]);
        Assert.Equal(1, matrix[0, 0]);
        Assert.Equal(1, matrix[0, 6]);
        Assert.Equal(0, matrix[6, 0]);
        Assert.Equal(2, matrix[9, 9]);
        Assert.Equal(3, matrix.Right);
        Assert.Equal(4, matrix.Total);
        Assert.Equal(0.75, matrix.Accuracy);
    }

    [Fact]
    public void Columns_stay_aligned_with_four_digits()
    {
        byte[] labels = [.. Enumerable.Repeat((byte)8, 1000)];
        using StringWriter output = new();
        new ConfusionMatrix(labels, [.. labels.Select(label => (int)label)]).Write(output);
        string[] lines = output.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(11, lines.Length);
        int bag = lines[0].IndexOf("Bag", StringComparison.Ordinal) + "Bag".Length;
        Assert.EndsWith("  1000", lines[9][..bag], StringComparison.Ordinal);
    }
}
