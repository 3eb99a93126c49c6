using System.Globalization;

namespace CnnDsl.Reference;

/// <summary>Numbers of a map (C x H x W) or of a vector (features), row-major. A vector counts as a map of features x 1 x 1.</summary>
public sealed class DoubleTensor
{
    /// <summary>A tensor of zeros.</summary>
    public DoubleTensor(TensorShape shape)
        : this(shape, new double[shape.Length])
    {
    }

    /// <summary>A tensor around existing numbers.</summary>
    /// <exception cref="ArgumentException">The shape is no map or vector, or the numbers are not as many as it says.</exception>
    public DoubleTensor(TensorShape shape, double[] data)
    {
        if (shape.Rank is not (1 or 3) || shape.Length != data.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{data.Length} numbers are no map or vector of shape {shape}."));
        }

        Shape = shape;
        Data = data;
        Channels = shape[0];
        Height = IsMap ? shape[1] : 1;
        Width = IsMap ? shape[2] : 1;
    }

    /// <summary>C x H x W, or features.</summary>
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
