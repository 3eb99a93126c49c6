using Imaging;

namespace FaceFinder;

/// <summary>Fits a picture of any shape into a square, as large as it goes, in the middle, with black bars beside it.</summary>
public sealed class Letterbox
{
    private readonly int _left;
    private readonly int _top;
    private readonly int _side;
    private readonly double _scale;

    /// <summary>The picture in a square of <paramref name="side"/> x <paramref name="side"/>.</summary>
    public Letterbox(Picture picture, int side)
    {
        ArgumentNullException.ThrowIfNull(picture);
        _side = side;
        _scale = (double)side / Math.Max(picture.Width, picture.Height);
        int width = Math.Max((int)Math.Round(picture.Width * _scale), 1);
        int height = Math.Max((int)Math.Round(picture.Height * _scale), 1);
        (_left, _top) = ((side - width) / 2, (side - height) / 2);
        Square = new Picture(side, side);
        Square.Paste(Resampling.Bilinear(picture, width, height), _left, _top);
    }

    /// <summary>The square.</summary>
    public Picture Square { get; }

    /// <summary>A detection in parts of the square, as one in pixels of the picture.</summary>
    public Detection ToPicture(Detection detection)
    {
        ArgumentNullException.ThrowIfNull(detection);
        Box box = detection.Box;
        return detection with
        {
            Box = new Box(X(box.Left), Y(box.Top), X(box.Right), Y(box.Bottom)),
            KeyPoints = [.. detection.KeyPoints.Select(point => new Place(X(point.X), Y(point.Y)))],
        };
    }

    private float X(float part) => (float)(((part * _side) - _left) / _scale);

    private float Y(float part) => (float)(((part * _side) - _top) / _scale);
}
