using Imaging;

namespace CnnDsl.SuperResolution.Tests;

public class ResamplingTests
{
    [Fact]
    public void A_picture_of_one_colour_keeps_it_at_every_size()
    {
        Picture grey = new(7, 5);
        grey.Pixels.Fill(77);
        Assert.All(Resampling.Bilinear(grey, 3, 11).Pixels.ToArray(), value => Assert.Equal(77, value));
        Assert.All(Resampling.Bicubic(grey, 16, 2).Pixels.ToArray(), value => Assert.Equal(77, value));
    }

    [Fact]
    public void Its_own_size_changes_nothing()
    {
        Picture picture = new(4, 3, [.. Enumerable.Range(0, 36).Select(i => (byte)(i * 7))]);
        Assert.Equal(picture.Pixels.ToArray(), Resampling.Bicubic(picture, 4, 3).Pixels.ToArray());
    }

    [Fact]
    public void Linear_interpolation_takes_places_between_the_middles_of_pixels()
    {
        Picture two = new(2, 1, [0, 0, 0, 100, 100, 100]);
        Assert.Equal([0, 25, 75, 100], Resampling.Bilinear(two, 4, 1).Pixels.ToArray().Where((_, i) => i % 3 == 0));
    }

    [Fact]
    public void Half_the_size_is_a_mean_and_not_every_other_pixel()
    {
        Picture stripes = new(8, 1, [.. Enumerable.Range(0, 24).Select(i => (byte)(i / 3 % 2 == 0 ? 0 : 200))]);
        Assert.All(Resampling.Bilinear(stripes, 4, 1).Pixels.ToArray(), value => Assert.InRange(value, 70, 130));
    }
}
