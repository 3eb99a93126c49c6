using FaceFinder;

namespace CnnDsl.BlazeFace.Tests;

/// <summary>On a map of 8 x 8 cells with 6 anchors each, in a picture of 128 x 128.</summary>
public class DecoderTests
{
    private const int Anchors = 6;

    // Scores so low that none counts.
    private readonly float[] _scores = [.. Enumerable.Repeat(-100f, 8 * 8 * Anchors)];

    private readonly float[] _numbers = new float[8 * 8 * Anchors * Detection.Numbers];

    [Fact]
    public void A_score_is_a_sigmoid_and_one_below_the_threshold_is_no_face()
    {
        _scores[0] = 0;
        Assert.Equal(0.5f, Assert.Single(Decode(0.5f)).Score);
        Assert.Empty(Decode(0.51f));
    }

    [Fact]
    public void Numbers_are_offsets_in_pixels_to_an_anchor_in_the_middle_of_its_cell()
    {
        int anchor = (((3 * 8) + 5) * Anchors) + 1; // the second one of row 3, column 5
        _scores[anchor] = 5;
        float[] numbers = [12.8f, -12.8f, 64, 32, .. Enumerable.Range(1, 12).Select(i => 1.28f * i)];
        numbers.CopyTo(_numbers, anchor * Detection.Numbers);

        Detection face = Assert.Single(Decode(0.5f));
        Assert.Equal((5.5 / 8) + 0.1 - 0.25, face.Box.Left, 1e-6);
        Assert.Equal((5.5 / 8) + 0.1 + 0.25, face.Box.Right, 1e-6);
        Assert.Equal((3.5 / 8) - 0.1 - 0.125, face.Box.Top, 1e-6);
        Assert.Equal((3.5 / 8) - 0.1 + 0.125, face.Box.Bottom, 1e-6);
        Assert.Equal((5.5 / 8) + 0.11, face.KeyPoints[5].X, 1e-6);
        Assert.Equal((3.5 / 8) + 0.12, face.KeyPoints[5].Y, 1e-6);
    }

    [Fact]
    public void The_last_anchor_of_the_last_cell_reads_the_last_number()
    {
        _scores[^1] = 5;
        _numbers[^1] = 1.28f; // y of the left ear
        Assert.Equal(new Place(7.5f / 8, (7.5f / 8) + 0.01f), Assert.Single(Decode(0.5f)).KeyPoints[5]);
    }

    private IReadOnlyList<Detection> Decode(float threshold) => Decoder.Decode(_scores, _numbers, cells: 8, side: 128, threshold);
}
