namespace Imaging;

/// <summary>Other sizes of a picture, by a filter that goes over rows and columns in turn.</summary>
public static class Resampling
{
    /// <summary>Linear interpolation; smaller sizes take the weighted mean of what falls together.</summary>
    public static Picture Bilinear(Picture picture, int width, int height) =>
        Resize(picture, width, height, radius: 1, x => 1 - x);

    /// <summary>Cubic convolution (Keys, 1981) with a = -0.5; smaller sizes take the weighted mean of what falls together.</summary>
    public static Picture Bicubic(Picture picture, int width, int height) => Resize(
        picture, width, height, radius: 2, x => x < 1 ? (((1.5 * x) - 2.5) * x * x) + 1 : (((((-0.5 * x) + 2.5) * x) - 4) * x) + 2);

    /// <param name="picture">H x W x 3.</param>
    /// <param name="width">Pixels of the result.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="radius">From where on the filter is 0, in pixels of the coarser of the two pictures.</param>
    /// <param name="filter">The weight of a pixel at a distance below the radius.</param>
    private static Picture Resize(Picture picture, int width, int height, double radius, Func<double, double> filter)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Taps[] columns = TapsOf(picture.Width, width, radius, filter);
        Taps[] rows = TapsOf(picture.Height, height, radius, filter);

        // H x W of the result x 3, then the result.
        float[] narrow = new float[picture.Height * width * Picture.Channels];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int i = 0; i < width * Picture.Channels; i++)
            {
                Taps taps = columns[i / Picture.Channels];
                double sum = 0;
                for (int k = 0; k < taps.Weights.Length; k++)
                {
                    sum += taps.Weights[k] * picture[taps.First + k, y][i % Picture.Channels];
                }

                narrow[(y * width * Picture.Channels) + i] = (float)sum;
            }
        }

        Picture result = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int i = 0; i < width * Picture.Channels; i++)
            {
                double sum = 0;
                for (int k = 0; k < rows[y].Weights.Length; k++)
                {
                    sum += rows[y].Weights[k] * narrow[((rows[y].First + k) * width * Picture.Channels) + i];
                }

                result.Pixels[(y * width * Picture.Channels) + i] = (byte)Math.Clamp(Math.Round(sum), 0, 255);
            }
        }

        return result;
    }

    /// <summary>For each place of the result: which places it is a mean of, and by which weights.</summary>
    private static Taps[] TapsOf(int from, int to, double radius, Func<double, double> filter)
    {
        double step = (double)from / to;
        double spread = Math.Max(step, 1);
        Taps[] taps = new Taps[to];
        for (int i = 0; i < to; i++)
        {
            // Pixels are squares: the middle of pixel i is at i + 1/2.
            double middle = (i + 0.5) * step;
            int first = Math.Max((int)Math.Ceiling(middle - (radius * spread) - 0.5), 0);
            int last = Math.Min((int)Math.Floor(middle + (radius * spread) - 0.5), from - 1);
            double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(k => filter(Math.Abs(k + 0.5 - middle) / spread))];
            double sum = weights.Sum();
            taps[i] = new Taps(first, [.. weights.Select(weight => weight / sum)]);
        }

        return taps;
    }

    private readonly record struct Taps(int First, double[] Weights);
}
