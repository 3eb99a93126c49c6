namespace FaceFinder;

/// <summary>
/// What the network's output means. A map of cells lies over the picture, and each cell has some anchors in its middle;
/// an anchor proposes one face, by offsets to itself. Anchors differ in what they learned, not in place or size.
/// </summary>
public static class Decoder
{
    /// <summary>The proposals of one map with at least such a score, in parts of the network's picture.</summary>
    /// <param name="scores">One for each anchor: cells x cells x anchors.</param>
    /// <param name="numbers">16 for each anchor, in the same order.</param>
    /// <param name="cells">Cells of a row of the map.</param>
    /// <param name="side">Pixels of the network's picture: the unit of its offsets.</param>
    /// <param name="threshold">The least score, 0 to 1.</param>
    public static IReadOnlyList<Detection> Decode(ReadOnlySpan<float> scores, ReadOnlySpan<float> numbers, int cells, int side, float threshold)
    {
        int anchors = scores.Length / (cells * cells);
        List<Detection> detections = [];
        for (int i = 0; i < scores.Length; i++)
        {
            float score = Sigmoid(scores[i]);
            if (score >= threshold)
            {
                (int row, int column) = Math.DivRem(i / anchors, cells);
                Place middle = new((column + 0.5f) / cells, (row + 0.5f) / cells);
                detections.Add(Read(score, middle, numbers.Slice(i * Detection.Numbers, Detection.Numbers), side));
            }
        }

        return detections;
    }

    /// <param name="score">Of the detection.</param>
    /// <param name="anchor">What the offsets start from.</param>
    /// <param name="numbers">x and y of the middle, width, height, and x and y of each point.</param>
    /// <param name="side">The unit of the numbers is 1/side.</param>
    private static Detection Read(float score, Place anchor, ReadOnlySpan<float> numbers, int side)
    {
        float x = anchor.X + (numbers[0] / side);
        float y = anchor.Y + (numbers[1] / side);
        float width = numbers[2] / side;
        float height = numbers[3] / side;
        Place[] points = new Place[Detection.Points];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new Place(anchor.X + (numbers[4 + (2 * i)] / side), anchor.Y + (numbers[5 + (2 * i)] / side));
        }

        return new Detection(score, new Box(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2)), points);
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
