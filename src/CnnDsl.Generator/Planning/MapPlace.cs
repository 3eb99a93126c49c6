using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A map in memory: its shape, whether its channels lie in blocks, and its frame of zeros.</summary>
internal sealed record MapPlace(Shape Shape, bool IsBlocked, Frame Frame)
{
    public int RowStride => Frame.Left + Shape.Width + Frame.Right;

    public int PlaneStride => RowStride * (Frame.Top + Shape.Height + Frame.Bottom);

    /// <summary>Pixels from the buffer's start to the map's first.</summary>
    public int Origin => (Frame.Top * RowStride) + Frame.Left;

    /// <summary>Floats, with room for blocks of 16 channels whatever the vector width, so that one memory plan serves all widths.</summary>
    public long Length => Sizes.RoundUp(
        Math.Min(
            Sizes.Product(
                IsBlocked ? Sizes.RoundUp(Shape.Channels, 16) : Shape.Channels,
                (long)Frame.Top + Shape.Height + Frame.Bottom,
                (long)Frame.Left + Shape.Width + Frame.Right),
            long.MaxValue / 4),
        16);
}

/// <summary>Rows and columns of zeros round a map.</summary>
internal sealed record Frame(int Top, int Left, int Bottom, int Right)
{
    public static Frame None { get; } = new(0, 0, 0, 0);

    public bool IsEmpty => Top + Left + Bottom + Right == 0;

    public Frame Union(Frame other) => new(
        Math.Max(Top, other.Top), Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Max(Right, other.Right));
}
