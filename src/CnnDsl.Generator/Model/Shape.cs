using System.Globalization;

namespace CnnDsl.Generator.Model;

/// <summary>What flows between layers: a map of C x H x W, or a vector of features.</summary>
/// <param name="Channels">C of a map; the number of features of a vector.</param>
/// <param name="Height">H; 1 for a vector.</param>
/// <param name="Width">W; 1 for a vector.</param>
/// <param name="IsMap">Whether this is a map.</param>
internal readonly record struct Shape(int Channels, int Height, int Width, bool IsMap)
{
    public static Shape Map(int channels, int height, int width) => new(channels, height, width, true);

    public static Shape Vector(int features) => new(features, 1, 1, false);

    /// <summary>Elements of one image.</summary>
    public long Length => Sizes.Product(Channels, Height, Width);

    public int Pixels => Height * Width;

    public IEnumerable<int> Dimensions => IsMap ? [Channels, Height, Width] : [Channels];

    /// <summary>As in <c>6 x 28 x 28</c>.</summary>
    public override string ToString() => string.Join(" x ", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}
