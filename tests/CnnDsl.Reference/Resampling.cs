namespace CnnDsl.Reference;

/// <summary>Upsample, by the words of ONNX's Resize.</summary>
internal static class Resampling
{
    /// <summary>C x H x W -> C x OH x OW: a sum over the taps of the row and of the column.</summary>
    public static DoubleTensor Upsample(LayerCall layer)
    {
        DoubleTensor input = layer.Map;
        (int height, int width) = (layer.Int("Height"), layer.Int("Width"));
        (int Index, double Weight)[][] rows = [.. Enumerable.Range(0, height).Select(y => Taps(layer, y, input.Height, height, layer.Number("ScaleHeight")))];
        (int Index, double Weight)[][] columns = [.. Enumerable.Range(0, width).Select(x => Taps(layer, x, input.Width, width, layer.Number("ScaleWidth")))];
        DoubleTensor output = new(new TensorShape(input.Channels, height, width));
        for (int c = 0; c < input.Channels; c++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    output[c, y, x] = (from row in rows[y] from column in columns[x] select row.Weight * column.Weight * input[c, row.Index, column.Index]).Sum();
                }
            }
        }

        return output;
    }

    /// <summary>The inputs of one direction that an output is made of; those of weight 0 do not count.</summary>
    private static (int Index, double Weight)[] Taps(LayerCall layer, int i, int input, int output, double scale)
    {
        double place = Place((UpsampleCoordinates)layer.Int("Coordinates"), i, input, output, scale);
        (int Index, double Weight)[] taps = (UpsampleMode)layer.Int("Mode") switch
        {
            UpsampleMode.Nearest => [(Nearest((NearestRounding)layer.Int("NearestRounding"), place), 1)],
            UpsampleMode.Bilinear => [.. Neighbours(place, 1).Select(index => (index, 1 - Math.Abs(place - index)))],
            _ => [.. Neighbours(place, 2).Select(index => (index, Cubic(layer.Number("CubicCoefficient"), Math.Abs(place - index))))],
        };
        if (layer.Flag("ExcludeOutside") && (UpsampleMode)layer.Int("Mode") != UpsampleMode.Nearest)
        {
            double sum = taps.Where(tap => tap.Index >= 0 && tap.Index < input).Sum(tap => tap.Weight);
            taps = [.. taps.Where(tap => tap.Index >= 0 && tap.Index < input).Select(tap => (tap.Index, tap.Weight / sum))];
        }

        return [.. taps.Where(tap => tap.Weight != 0).Select(tap => (Math.Clamp(tap.Index, 0, input - 1), tap.Weight))];
    }

    /// <summary>So many whole numbers on either side of a place.</summary>
    private static IEnumerable<int> Neighbours(double place, int each) => Enumerable.Range((int)Math.Floor(place) - each + 1, 2 * each);

    /// <summary>coordinate_transformation_mode. Of sizes that are a ratio the ratio counts, for the factor may be rounded.</summary>
    private static double Place(UpsampleCoordinates coordinates, int i, int input, int output, double scale)
    {
        bool isRatio = Math.Abs((input * scale) - output) < 1e-9 * output;
        double At(double x) => isRatio ? x * input / output : x / scale;
        return coordinates switch
        {
            UpsampleCoordinates.HalfPixel => At(i + 0.5) - 0.5,
            UpsampleCoordinates.PyTorchHalfPixel => output > 1 ? At(i + 0.5) - 0.5 : 0,
            UpsampleCoordinates.AlignCorners => output == 1 ? 0 : i * (input - 1) / ((isRatio ? output : input * scale) - 1),
            UpsampleCoordinates.Asymmetric => At(i),
            _ => At(i + 0.5),
        };
    }

    /// <summary>nearest_mode.</summary>
    private static int Nearest(NearestRounding rounding, double place) => (int)(rounding switch
    {
        NearestRounding.Floor => Math.Floor(place),
        NearestRounding.Ceiling => Math.Ceiling(place),
        NearestRounding.PreferFloor => place - Math.Floor(place) <= 0.5 ? Math.Floor(place) : Math.Ceiling(place),
        _ => place - Math.Floor(place) < 0.5 ? Math.Floor(place) : Math.Ceiling(place),
    });

    /// <summary>The cubic convolution kernel at a distance of 0 to 2.</summary>
    private static double Cubic(double a, double d) => d <= 1
        ? ((a + 2) * Math.Pow(d, 3)) - ((a + 3) * d * d) + 1
        : (a * Math.Pow(d, 3)) - (5 * a * d * d) + (8 * a * d) - (4 * a);
}
