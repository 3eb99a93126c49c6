using System.Globalization;

namespace CnnDsl.Generator.Model;

/// <summary>
/// What flows between layers, for one image: a map of C x H x W, a sequence of C x L, a vector of features, or a tensor of another rank.
/// In memory every shape counts as (C, H, W): the first dimension, the product of those between, the last.
/// </summary>
internal readonly record struct Shape(EquatableArray<int> Dimensions)
{
    public static Shape Map(int channels, int height, int width) => Of(channels, height, width);

    public static Shape Vector(int features) => Of(features);

    public static Shape Of(params int[] dimensions) => new(dimensions.ToEquatableArray());

    public int Rank => Dimensions.Count;

    /// <summary>C of a map or sequence; the number of features of a vector.</summary>
    public int Channels { get; } = Dimensions.Count == 0 ? 1 : Dimensions[0];

    /// <summary>H of a map; 1 of a vector and of a sequence.</summary>
    public int Height { get; } = Dimensions.Skip(1).Take(Dimensions.Count - 2).Aggregate(1, (product, d) => product * d);

    /// <summary>W of a map, L of a sequence; 1 of a vector.</summary>
    public int Width { get; } = Dimensions.Count < 2 ? 1 : Dimensions[Dimensions.Count - 1];

    public bool IsMap => Rank == 3;

    public bool IsSequence => Rank == 2;

    /// <summary>Whether each channel is one number, so that planes and blocks are the same order.</summary>
    public bool IsVector => Rank <= 1;

    /// <summary>Elements of one image.</summary>
    public long Length => Sizes.Product([.. Dimensions.Select(d => (long)d)]);

    public int Pixels => Height * Width;

    public Shape WithChannels(int channels) => With(0, channels);

    /// <summary>A map of these sizes, or a sequence of C x W, whichever this is.</summary>
    public Shape Resized(int channels, int height, int width) => IsSequence ? Of(channels, width) : Map(channels, height, width);

    /// <summary>The shape with another size on one axis.</summary>
    public Shape With(int axis, int size) => new(Dimensions.Select((d, i) => i == axis ? size : d).ToEquatableArray());

    /// <summary>Elements from one index of an axis to the next, in row-major order.</summary>
    public int Stride(int axis) => Dimensions.Skip(axis + 1).Aggregate(1, (product, d) => product * d);

    /// <summary>As in <c>6 x 28 x 28</c>; <c>scalar</c> without dimensions.</summary>
    public override string ToString() =>
        Rank == 0 ? "scalar" : string.Join(" x ", Dimensions.Select(d => d.ToString(CultureInfo.InvariantCulture)));

    /// <summary>For messages: <c>a vector of 84 features</c>, <c>a sequence of 8 x 100</c>, <c>6 x 28 x 28</c>.</summary>
    public string Describe() => Rank switch
    {
        1 => $"a vector of {this} features",
        2 => $"a sequence of {this}",
        3 => $"a map of {this}",
        0 => "a scalar",
        _ => $"a tensor of {this}",
    };
}
