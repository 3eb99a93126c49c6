using Imaging;

namespace FaceFinder;

/// <summary>Shows in a picture what was found.</summary>
public static class Drawing
{
    private static readonly byte[] Green = [64, 255, 96];
    private static readonly byte[] Yellow = [255, 224, 32];

    /// <summary>Draws each face's box in green and its key points in yellow, into the picture.</summary>
    public static void Draw(Picture picture, IEnumerable<Detection> faces)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(faces);
        int thick = Math.Max(Math.Max(picture.Width, picture.Height) / 300, 1);
        foreach (Detection face in faces)
        {
            Frame(picture, face.Box, thick);
            foreach (Place point in face.KeyPoints)
            {
                Dot(picture, point, (1.5f * thick) + 0.5f);
            }
        }
    }

    private static void Frame(Picture picture, Box box, int thick)
    {
        (int left, int top) = ((int)MathF.Round(box.Left), (int)MathF.Round(box.Top));
        (int right, int bottom) = ((int)MathF.Round(box.Right), (int)MathF.Round(box.Bottom));
        Fill(picture, left, top, right, top + thick);
        Fill(picture, left, bottom - thick, right, bottom);
        Fill(picture, left, top, left + thick, bottom);
        Fill(picture, right - thick, top, right, bottom);
    }

    private static void Dot(Picture picture, Place middle, float radius)
    {
        for (int y = (int)(middle.Y - radius); y <= middle.Y + radius; y++)
        {
            for (int x = (int)(middle.X - radius); x <= middle.X + radius; x++)
            {
                float dx = x + 0.5f - middle.X;
                float dy = y + 0.5f - middle.Y;
                if ((dx * dx) + (dy * dy) <= radius * radius)
                {
                    Set(picture, x, y, Yellow);
                }
            }
        }
    }

    private static void Fill(Picture picture, int left, int top, int right, int bottom)
    {
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                Set(picture, x, y, Green);
            }
        }
    }

    /// <summary>A face may reach beyond the picture.</summary>
    private static void Set(Picture picture, int x, int y, byte[] color)
    {
        if (x >= 0 && y >= 0 && x < picture.Width && y < picture.Height)
        {
            color.CopyTo(picture[x, y]);
        }
    }
}
