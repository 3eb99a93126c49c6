using System.Globalization;
using StbImageSharp;
using StbImageWriteSharp;
using ReadColors = StbImageSharp.ColorComponents;
using WriteColors = StbImageWriteSharp.ColorComponents;

namespace Imaging;

/// <summary>A colour picture: H x W pixels of red, green and blue bytes.</summary>
public sealed class Picture
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 3;

    /// <summary>A black picture.</summary>
    public Picture(int width, int height)
        : this(width, height, new byte[checked(width * height * Channels)])
    {
    }

    /// <summary>A picture around existing bytes.</summary>
    /// <param name="width">Pixels, 1 or more.</param>
    /// <param name="height">Pixels, 1 or more.</param>
    /// <param name="pixels">H x W x 3, row by row.</param>
    /// <exception cref="ArgumentException">The bytes are not as many as the sizes say.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.Length != (long)width * height * Channels)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{pixels.Length} bytes are no picture of {width} x {height} x {Channels}."), nameof(pixels));
        }

        (Width, Height, Bytes) = (width, height, pixels);
    }

    /// <summary>Pixels of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>All pixels, H x W x 3.</summary>
    public Span<byte> Pixels => Bytes;

    private byte[] Bytes { get; }

    /// <summary>One pixel: red, green and blue.</summary>
    public Span<byte> this[int x, int y] => Bytes.AsSpan(((y * Width) + x) * Channels, Channels);

    /// <summary>Reads a PNG, JPEG, BMP, TGA or GIF file; transparency is left out.</summary>
    /// <exception cref="InvalidDataException">The file is no such picture.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Picture Load(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        try
        {
            ImageResult image = ImageResult.FromMemory(file, ReadColors.RedGreenBlue);
            return new Picture(image.Width, image.Height, image.Data);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The decoder says what is wrong with exceptions of any type, a broken index among them.
            throw new InvalidDataException($"'{path}' is no picture that can be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a PNG file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path)
    {
        using MemoryStream png = new();
        new ImageWriter().WritePng(Bytes, Width, Height, WriteColors.RedGreenBlue, png);
        File.WriteAllBytes(path, png.ToArray());
    }

    /// <summary>A part of the picture.</summary>
    public Picture Crop(int left, int top, int width, int height)
    {
        Picture part = new(width, height);
        for (int y = 0; y < height; y++)
        {
            Bytes.AsSpan((((top + y) * Width) + left) * Channels, width * Channels).CopyTo(part.Bytes.AsSpan(y * width * Channels));
        }

        return part;
    }

    /// <summary>Puts another picture into this one, its upper left corner at (left, top); it must fit.</summary>
    public void Paste(Picture other, int left, int top)
    {
        ArgumentNullException.ThrowIfNull(other);
        int row = other.Width * Channels;
        for (int y = 0; y < other.Height; y++)
        {
            other.Bytes.AsSpan(y * row, row).CopyTo(Bytes.AsSpan((((top + y) * Width) + left) * Channels));
        }
    }
}
