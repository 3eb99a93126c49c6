using Imaging;

namespace SuperResolution;

/// <summary>Makes pictures of any size twice as wide and high, tile by tile. May be used from many threads at once.</summary>
public sealed class Enlarger(EsrganSlim network)
{
    /// <summary>How much larger.</summary>
    public const int Scale = 2;

    /// <summary>
    /// Pixels to each side on which an output depends, which is the sum of the convolutions' paddings, that of the last one
    /// at half size. A tile is wrong no further from its edge, so tiles that overlap by twice as much fit together without a seam.
    /// </summary>
    private const int Reach = 10;

    /// <summary>Pixels of a side of what the network reads.</summary>
    private static readonly int Side = EsrganSlim.Info.Inputs[0].Shape[2];

    /// <summary>The enlarger with the weights that come with the sample.</summary>
    public static Enlarger Load() => new(EsrganSlim.Load(Path.Combine(AppContext.BaseDirectory, "weights", "esrgan-slim-x2.safetensors")));

    /// <summary>The picture, twice as wide and high.</summary>
    public Picture Enlarge(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Picture whole = AtLeast(picture, Side);
        Picture large = new(Scale * whole.Width, Scale * whole.Height);
        float[] input = new float[EsrganSlim.InputLength];
        float[] output = new float[EsrganSlim.OutputLength];
        foreach (Tile row in Tiles(whole.Height))
        {
            foreach (Tile column in Tiles(whole.Width))
            {
                Planes.Read(whole.Crop(column.Start, row.Start, Side, Side), input);
                network.Forward(input, output);
                Picture tile = Planes.Write(output, Scale * Side, Scale * Side);
                Picture good = tile.Crop(
                    Scale * (column.First - column.Start), Scale * (row.First - row.Start), Scale * column.Count, Scale * row.Count);
                large.Paste(good, Scale * column.First, Scale * row.First);
            }
        }

        return large.Crop(0, 0, Scale * picture.Width, Scale * picture.Height);
    }

    /// <summary>The tiles of a row or column: each reaches <see cref="Reach"/> beyond what is taken from it, but not over the picture's edge.</summary>
    private static IEnumerable<Tile> Tiles(int length)
    {
        for (int first = 0; first < length;)
        {
            int start = Math.Clamp(first - Reach, 0, length - Side);
            int end = start + Side == length ? length : start + Side - Reach;
            yield return new Tile(start, first, end - first);
            first = end;
        }
    }

    /// <summary>The picture, or one that goes on to the right and below with the last pixels, where it is too small for a tile.</summary>
    private static Picture AtLeast(Picture picture, int side)
    {
        if (picture.Width >= side && picture.Height >= side)
        {
            return picture;
        }

        Picture wide = new(Math.Max(picture.Width, side), Math.Max(picture.Height, side));
        for (int y = 0; y < wide.Height; y++)
        {
            for (int x = 0; x < wide.Width; x++)
            {
                picture[Math.Min(x, picture.Width - 1), Math.Min(y, picture.Height - 1)].CopyTo(wide[x, y]);
            }
        }

        return wide;
    }

    /// <param name="Start">The first pixel that the network reads.</param>
    /// <param name="First">The first pixel that is taken.</param>
    /// <param name="Count">Pixels that are taken.</param>
    private readonly record struct Tile(int Start, int First, int Count);
}
