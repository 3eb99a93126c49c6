namespace FaceFinder;

/// <summary>A place in a picture, in pixels from its upper left corner, or in parts of its width and height.</summary>
public readonly record struct Place(float X, float Y);

/// <summary>A rectangle, in the same units.</summary>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>0 for a box that is turned inside out.</summary>
    public float Area => Math.Max(Right - Left, 0) * Math.Max(Bottom - Top, 0);

    /// <summary>Intersection over union: 1 for equal boxes, 0 for those that do not touch.</summary>
    public float Overlap(Box other)
    {
        Box common = new(
            Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
        float union = Area + other.Area - common.Area;
        return union > 0 ? common.Area / union : 0;
    }
}

/// <summary>A face that was found.</summary>
/// <param name="Score">How sure the network is, 0 to 1.</param>
/// <param name="Box">From above the brows to below the mouth.</param>
/// <param name="KeyPoints">Right eye, left eye, tip of the nose, mouth, right ear, left ear; right and left are the person's own.</param>
public sealed record Detection(float Score, Box Box, IReadOnlyList<Place> KeyPoints)
{
    /// <summary>Numbers that say where a face is: 2 of its middle, 2 of its size, 2 of each key point.</summary>
    public const int Numbers = 4 + (2 * Points);

    /// <summary>Key points of a face.</summary>
    public const int Points = 6;
}
