namespace FaceFinder;

/// <summary>Makes one detection of the many that the network proposes for one face.</summary>
public static class Suppression
{
    /// <summary>Boxes that overlap by more than this are of one face.</summary>
    private const float SameFace = 0.3f;

    /// <summary>
    /// Takes the surest detection together with all that overlap it, and returns their mean, weighted by their scores,
    /// under the surest one's score; then the same with the rest. A mean is steadier than the surest detection alone.
    /// </summary>
    public static IReadOnlyList<Detection> Blend(IEnumerable<Detection> detections)
    {
        List<Detection> rest = [.. detections.OrderByDescending(detection => detection.Score)];
        List<Detection> faces = [];
        while (rest.Count > 0)
        {
            Detection best = rest[0];
            List<Detection> same = [.. rest.Where(other => ReferenceEquals(other, best) || other.Box.Overlap(best.Box) > SameFace)];
            rest.RemoveAll(same.Contains);
            faces.Add(Mean(same, best.Score));
        }

        return faces;
    }

    private static Detection Mean(List<Detection> same, float score)
    {
        float total = same.Sum(detection => detection.Score);
        float Of(Func<Detection, float> number) => same.Sum(detection => detection.Score * number(detection)) / total;
        return new Detection(
            score,
            new Box(Of(d => d.Box.Left), Of(d => d.Box.Top), Of(d => d.Box.Right), Of(d => d.Box.Bottom)),
            [.. Enumerable.Range(0, Detection.Points).Select(i => new Place(Of(d => d.KeyPoints[i].X), Of(d => d.KeyPoints[i].Y)))]);
    }
}
