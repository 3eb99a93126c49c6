using System.Globalization;

namespace CnnDsl.Reference;

/// <summary>
/// Numbers of a map (C x H x W), a vector (features), or a tensor of another rank, row-major. Any counts as a map too: the first
/// dimension, the product of those between, the last; a vector is features x 1 x 1, a sequence C x 1 x L.
/// </summary>
public sealed class DoubleTensor
{
    /// <summary>A tensor of zeros.</summary>
    public DoubleTensor(TensorShape shape)
        : this(shape, new double[shape.Length])
    {
    }

    /// <summary>A tensor around existing numbers.</summary>
    /// <exception cref="ArgumentException">The numbers are not as many as the shape says.</exception>
    public DoubleTensor(TensorShape shape, double[] data)
    {
        if (shape.Length != data.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{data.Length} numbers are no tensor of {shape}."));
        }

        Shape = shape;
        Data = data;
        Channels = shape.Rank == 0 ? 1 : shape[0];
        Width = shape.Rank < 2 ? 1 : shape[shape.Rank - 1];
        Height = (int)(shape.Length / ((long)Channels * Width));
    }

    /// <summary>The dimensions, outermost first.</summary>
    public TensorShape Shape { get; }

    /// <summary>The numbers, row-major.</summary>
    public double[] Data { get; }

    /// <summary>C of a map; the features of a vector.</summary>
    public int Channels { get; }

    /// <summary>H of a map; 1 of a vector.</summary>
    public int Height { get; }

    /// <summary>W of a map; 1 of a vector.</summary>
    public int Width { get; }

    /// <summary>Whether this is C x H x W, not a vector.</summary>
    public bool IsMap => Shape.Rank == 3;

    /// <summary>One number of a map.</summary>
    public ref double this[int channel, int y, int x] => ref Data[(((channel * Height) + y) * Width) + x];
}
