namespace Imaging;

/// <summary>Pictures as networks read and write them: three planes of floats, 3 x H x W.</summary>
public static class Planes
{
    /// <summary>Each byte b becomes b * scale + shift.</summary>
    /// <param name="picture">H x W x 3 bytes.</param>
    /// <param name="planes">3 x H x W, overwritten.</param>
    /// <param name="scale">1 keeps 0 to 255.</param>
    /// <param name="shift">Added afterwards.</param>
    public static void Read(Picture picture, Span<float> planes, float scale = 1, float shift = 0)
    {
        ArgumentNullException.ThrowIfNull(picture);
        int size = picture.Width * picture.Height;
        for (int i = 0; i < planes.Length; i++)
        {
            planes[i] = (picture.Pixels[(i % size * Picture.Channels) + (i / size)] * scale) + shift;
        }
    }

    /// <summary>Rounds numbers from 0 to 255 to bytes; what lies outside becomes 0 or 255.</summary>
    /// <param name="planes">3 x H x W.</param>
    /// <param name="width">W.</param>
    /// <param name="height">H.</param>
    public static Picture Write(ReadOnlySpan<float> planes, int width, int height)
    {
        Picture picture = new(width, height);
        int size = width * height;
        for (int i = 0; i < planes.Length; i++)
        {
            picture.Pixels[(i % size * Picture.Channels) + (i / size)] = (byte)MathF.Round(Math.Clamp(planes[i], 0, 255));
        }

        return picture;
    }
}
