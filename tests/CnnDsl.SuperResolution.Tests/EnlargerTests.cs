using Imaging;
using SuperResolution;

namespace CnnDsl.SuperResolution.Tests;

/// <summary>The trained network on the committed photo.</summary>
public class EnlargerTests
{
    private static readonly Picture Flower = Picture.Load(Path.Combine(AppContext.BaseDirectory, "pictures", "flower.png"));

    [Theory, InlineData(VectorWidth.Bits128), InlineData(VectorWidth.Widest)]
    public void The_photo_becomes_what_UpscalerJS_makes_of_it(VectorWidth width)
    {
        Picture expected = Picture.Load(Path.Combine(AppContext.BaseDirectory, "pictures", "flower.upscalerjs.png"));
        AssertEqual(expected, Enlarger(width).Enlarge(Flower), by: 1);
    }

    [Fact]
    public void Tiles_fit_together_without_a_seam()
    {
        // The photo's upper left 128 x 128 pixels lie alone in one tile, and under several in a larger picture.
        Picture mosaic = new(190, 150);
        for (int y = 0; y < mosaic.Height; y++)
        {
            for (int x = 0; x < mosaic.Width; x++)
            {
                Flower[Mirrored(x), Mirrored(y)].CopyTo(mosaic[x, y]);
            }
        }

        Enlarger enlarger = Enlarger(VectorWidth.Widest);
        Picture whole = enlarger.Enlarge(mosaic);
        Picture part = enlarger.Enlarge(mosaic.Crop(40, 15, 128, 128));
        const int Good = 128 - 10 - 10;
        AssertEqual(part.Crop(20, 20, 2 * Good, 2 * Good), whole.Crop(2 * 50, 2 * 25, 2 * Good, 2 * Good), by: 1);
    }

    [Fact]
    public void A_picture_smaller_than_a_tile_is_enlarged_too()
    {
        Picture large = Enlarger(VectorWidth.Widest).Enlarge(Flower.Crop(30, 30, 60, 40));
        Assert.Equal((120, 80), (large.Width, large.Height));

        // Far from the new edges it is what it is in the whole photo.
        Picture whole = Enlarger(VectorWidth.Widest).Enlarge(Flower);
        AssertEqual(whole.Crop(2 * 40, 2 * 40, 80, 40), large.Crop(20, 20, 80, 40), by: 1);
    }

    private static int Mirrored(int at) => at < 128 ? at : 255 - at;

    private static Enlarger Enlarger(VectorWidth width) =>
        new(EsrganSlim.Load(Path.Combine(AppContext.BaseDirectory, "weights", "esrgan-slim-x2.safetensors"), width));

    private static void AssertEqual(Picture expected, Picture actual, int by)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        for (int i = 0; i < expected.Pixels.Length; i++)
        {
            Assert.InRange(actual.Pixels[i], expected.Pixels[i] - by, expected.Pixels[i] + by);
        }
    }
}
