namespace CnnDsl.Reference;

/// <summary>MaxPool2D, AvgPool2D and the global pools: each channel alone.</summary>
internal static class Pooling
{
    /// <summary>One output of a pool: what it makes of channel c under the window of output y, x.</summary>
    private delegate double PoolWindow(DoubleTensor input, int c, int y, int x);

    /// <summary>The largest tap that lies in the map; padding is minus infinity.</summary>
    public static DoubleTensor MaxPool2D(LayerCall layer)
    {
        WindowAxis vertical = WindowAxis.Vertical(layer, layer.Map);
        WindowAxis horizontal = WindowAxis.Horizontal(layer, layer.Map);
        return Pool(layer.Map, vertical.Output, horizontal.Output, (input, c, y, x) =>
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
    /// Taps beyond the padding, which Ceiling can bring about, never count.
    /// </summary>
    public static DoubleTensor AvgPool2D(LayerCall layer)
    {
        WindowAxis vertical = WindowAxis.Vertical(layer, layer.Map);
        WindowAxis horizontal = WindowAxis.Horizontal(layer, layer.Map);
        bool countPadding = layer.Flag("CountIncludePad");
        return Pool(layer.Map, vertical.Output, horizontal.Output, (input, c, y, x) =>
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

            return sum / counted;
        });
    }

    /// <summary>C x H x W -> C x 1 x 1: the mean of each channel.</summary>
    public static DoubleTensor GlobalAvgPool2D(LayerCall layer) =>
        Pool(layer.Map, 1, 1, (input, c, _, _) => Channel(input, c).Average());

    /// <summary>C x H x W -> C x 1 x 1: the largest value of each channel.</summary>
    public static DoubleTensor GlobalMaxPool2D(LayerCall layer) =>
        Pool(layer.Map, 1, 1, (input, c, _, _) => Channel(input, c).Aggregate(Math.Max));

    private static ArraySegment<double> Channel(DoubleTensor input, int c)
    {
        int length = input.Height * input.Width;
        return new ArraySegment<double>(input.Data, c * length, length);
    }

    private static DoubleTensor Pool(DoubleTensor input, int height, int width, PoolWindow window)
    {
        DoubleTensor output = new(new TensorShape(input.Channels, height, width));
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
