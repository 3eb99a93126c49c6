using FashionMnist;

namespace CnnDsl.FashionMnist.Tests;

public class PictureTests
{
    [Fact]
    public void A_character_stands_for_two_pixels_one_above_the_other()
    {
        float[] pixels =
        [
            0, 1, 0, 1, 0.5f, 0.3f, 0.7f,
            0, 1, 1, 0, 0.5f, 0.2f, 0.8f,
            1, 0, 0, 0, 0, 0, 0,
            1, 0, 0, 0, 0, 0, 0,
        ];
        Assert.Equal([" █▄▀▒░▓", "█      "], Picture.Lines(pixels, width: 7));
    }
}
