namespace CnnDsl.Reference;

/// <summary>Pools of maps and of sequences, which are maps of one row: each channel alone.</summary>
internal static class Pooling
{
    /// <summary>One output of a pool: what it makes of channel c under the window of output y, x.</summary>
    private delegate double PoolWindow(DoubleTensor input, int c, int y, int x);

    /// <summary>The largest tap that lies in the map; padding is minus infinity.</summary>
    public static DoubleTensor Max(LayerCall layer)
    {
        WindowAxis vertical = WindowAxis.Vertical(layer, layer.MapOrSequence);
        WindowAxis horizontal = WindowAxis.Horizontal(layer, layer.MapOrSequence);
        return Pool(layer.MapOrSequence, vertical.Output, horizontal.Output, (input, c, y, x) =>
        {
            double largest = double.NegativeInfinity;
            for (int ky = 0; ky < vertical.Taps; ky++)
            {
                for (int kx = 0; kx < horizontal.Taps; kx++)
                {
                    int inputY = vertical.Position(y, ky);
                    int inputX = horizontal.Position(x, kx);
                    if (vertical.Contains(inputY) && horizontal.Contains(inputX))
                    {
                        largest = Math.Max(largest, input[c, inputY, inputX]);
                    }
                }
            }

            return largest;
        });
    }

    /// <summary>
    /// The mean of the taps in the map; with CountIncludePad padding joins it as zeros.
    /// Taps beyond the padding, which Ceiling can bring about, never count. Of no taps at all it is 0, as in PyTorch.
    /// </summary>
    public static DoubleTensor Average(LayerCall layer)
    {
        WindowAxis vertical = WindowAxis.Vertical(layer, layer.MapOrSequence);
        WindowAxis horizontal = WindowAxis.Horizontal(layer, layer.MapOrSequence);
        bool countPadding = layer.Flag("CountIncludePad");
        return Pool(layer.MapOrSequence, vertical.Output, horizontal.Output, (input, c, y, x) =>
        {
            double sum = 0;
            int counted = 0;
            for (int ky = 0; ky < vertical.Taps; ky++)
            {
                for (int kx = 0; kx < horizontal.Taps; kx++)
                {
                    int inputY = vertical.Position(y, ky);
                    int inputX = horizontal.Position(x, kx);
                    bool inMap = vertical.Contains(inputY) && horizontal.Contains(inputX);
                    bool inPaddedMap = inputY < vertical.PaddedEnd && inputX < horizontal.PaddedEnd;
                    sum += inMap ? input[c, inputY, inputX] : 0;
                    counted += inMap || (countPadding && inPaddedMap) ? 1 : 0;
                }
            }

            return sum / Math.Max(1, counted);
        });
    }

    /// <summary>C x H x W -> C x 1 x 1: the mean of each channel.</summary>
    public static DoubleTensor GlobalAverage(LayerCall layer) =>
        Pool(layer.MapOrSequence, 1, 1, (input, c, _, _) => Channel(input, c).Average());

    /// <summary>C x H x W -> C x 1 x 1: the largest value of each channel.</summary>
    public static DoubleTensor GlobalMax(LayerCall layer) =>
        Pool(layer.MapOrSequence, 1, 1, (input, c, _, _) => Channel(input, c).Aggregate(Math.Max));

    /// <summary>C x H x W -> C x OH x OW: the mean of the rows floor(i*H/OH) up to but not ceil((i + 1)*H/OH), and of the columns likewise.</summary>
    public static DoubleTensor AdaptiveAverage(LayerCall layer)
    {
        (int height, int width) = (layer.Int("Height"), layer.Int("Width"));
        return Pool(layer.Map, height, width, (input, c, y, x) =>
            (from row in Share(y, height, input.Height) from column in Share(x, width, input.Width) select input[c, row, column]).Average());
    }

    /// <summary>The places that one of so many outputs is the mean of.</summary>
    private static IEnumerable<int> Share(int output, int outputs, int size)
    {
        int first = (int)Math.Floor((double)output * size / outputs);
        int end = (int)Math.Ceiling((output + 1.0) * size / outputs);
        return Enumerable.Range(first, end - first);
    }

    private static ArraySegment<double> Channel(DoubleTensor input, int c)
    {
        int length = input.Height * input.Width;
        return new ArraySegment<double>(input.Data, c * length, length);
    }

    private static DoubleTensor Pool(DoubleTensor input, int height, int width, PoolWindow window)
    {
        DoubleTensor output = new(input.Shape.Rank == 2 ? new TensorShape(input.Channels, width) : new TensorShape(input.Channels, height, width));
        for (int c = 0; c < input.Channels; c++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    output[c, y, x] = window(input, c, y, x);
                }
            }
        }

        return output;
    }
}
