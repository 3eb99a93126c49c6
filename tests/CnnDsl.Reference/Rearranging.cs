namespace CnnDsl.Reference;

/// <summary>Layers that move numbers and change none: between channels and pixels, and outwards beyond the edge.</summary>
internal static class Rearranging
{
    /// <summary>C*r*r x H x W -> C x r*H x r*W: y[c, r*i + a, r*j + b] = x[c*r*r + a*r + b, i, j], or x[(a*r + b)*C + c, i, j] with DepthFirst.</summary>
    public static DoubleTensor PixelShuffle(LayerCall layer)
    {
        DoubleTensor input = layer.Map;
        int r = layer.Int("Factor");
        bool depthFirst = layer.Flag("DepthFirst");
        int channels = input.Channels / (r * r);
        return Fill(new DoubleTensor(new TensorShape(channels, input.Height * r, input.Width * r)), (c, y, x) =>
        {
            int place = (y % r * r) + (x % r);
            return input[depthFirst ? (place * channels) + c : (c * r * r) + place, y / r, x / r];
        });
    }

    /// <summary>C x H x W -> C*r*r x H/r x W/r: y[c*r*r + a*r + b, i, j] = x[c, r*i + a, r*j + b], or y[(a*r + b)*C + c, i, j] with DepthFirst.</summary>
    public static DoubleTensor PixelUnshuffle(LayerCall layer)
    {
        DoubleTensor input = layer.Map;
        int r = layer.Int("Factor");
        bool depthFirst = layer.Flag("DepthFirst");
        return Fill(new DoubleTensor(new TensorShape(input.Channels * r * r, input.Height / r, input.Width / r)), (k, i, j) =>
        {
            (int c, int place) = depthFirst ? (k % input.Channels, k / input.Channels) : (k / (r * r), k % (r * r));
            return input[c, (r * i) + (place / r), (r * j) + (place % r)];
        });
    }

    /// <summary>C x H x W -> C x H x W: y[k*g + i] = x[i*C/g + k].</summary>
    public static DoubleTensor ChannelShuffle(LayerCall layer)
    {
        DoubleTensor input = layer.Map;
        int groups = layer.Int("Groups");
        return Fill(new DoubleTensor(input.Shape), (c, y, x) => input[(c % groups * (input.Channels / groups)) + (c / groups), y, x]);
    }

    /// <summary>Rows and columns round a map, or elements at a sequence's ends: a constant, the map mirrored at its outermost places, or these.</summary>
    public static DoubleTensor Pad(LayerCall layer)
    {
        DoubleTensor input = layer.MapOrSequence;
        bool isSequence = input.Shape.Rank == 2;
        (int top, int bottom) = isSequence ? (0, 0) : (layer.Int("PaddingTop"), layer.Int("PaddingBottom"));
        int left = layer.Int("PaddingLeft");
        int width = left + input.Width + layer.Int("PaddingRight");
        PadMode mode = (PadMode)layer.Int("Mode");
        DoubleTensor output = new(isSequence ? new TensorShape(input.Channels, width) : new TensorShape(input.Channels, top + input.Height + bottom, width));
        return Fill(output, (c, y, x) =>
        {
            bool isInside = y >= top && y < top + input.Height && x >= left && x < left + input.Width;
            return isInside || mode != PadMode.Constant
                ? input[c, Within(y - top, input.Height, mode), Within(x - left, input.Width, mode)]
                : layer.Number("Value");
        });
    }

    /// <summary>The place inside of 0..size - 1 that stands for one outside.</summary>
    private static int Within(int place, int size, PadMode mode) =>
        mode == PadMode.Edge ? Math.Clamp(place, 0, size - 1)
        : place < 0 ? -place
        : place >= size ? (2 * (size - 1)) - place
        : place;

    private static DoubleTensor Fill(DoubleTensor map, Func<int, int, int, double> value)
    {
        for (int c = 0; c < map.Channels; c++)
        {
            for (int y = 0; y < map.Height; y++)
            {
                for (int x = 0; x < map.Width; x++)
                {
                    map[c, y, x] = value(c, y, x);
                }
            }
        }

        return map;
    }
}
