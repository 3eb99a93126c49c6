namespace CnnDsl.Reference;

/// <summary>Conv2D; DepthwiseConv2D, which is the case of as many groups as channels; and Conv1D, which is that of one row.</summary>
internal static class Convolution
{
    /// <summary>C x H x W -> filters x OH x OW; weights filters x C/groups x FH x FW (of a sequence: C x L -> filters x OL; filters x C/groups x K).</summary>
    public static DoubleTensor Correlate(LayerCall layer)
    {
        DoubleTensor input = layer.MapOrSequence;
        WindowAxis vertical = WindowAxis.Vertical(layer, input);
        WindowAxis horizontal = WindowAxis.Horizontal(layer, input);
        int filters = layer.Int("Filters");
        int groups = layer.Int("Groups");
        if (input.Channels % groups != 0 || filters % groups != 0)
        {
            throw layer.Error($"has {groups} groups, which do not divide {input.Channels} channels and {filters} filters");
        }

        if (layer.Rounding == Rounding.Ceiling)
        {
            throw layer.Error("rounds up; only pools do");
        }

        int channels = input.Channels / groups;
        float[] weight = layer.Weight("weight", filters, channels, vertical.Taps, horizontal.Taps);
        float[]? bias = layer.Flag("Bias") ? layer.Weight("bias", filters) : null;
        DoubleTensor output = new(input.Shape.Rank == 2 ? new TensorShape(filters, horizontal.Output) : new TensorShape(filters, vertical.Output, horizontal.Output));
        for (int filter = 0; filter < filters; filter++)
        {
            int firstChannel = filter / (filters / groups) * channels;
            ReadOnlySpan<float> taps = weight.AsSpan(filter * channels * vertical.Taps * horizontal.Taps);
            for (int y = 0; y < vertical.Output; y++)
            {
                for (int x = 0; x < horizontal.Output; x++)
                {
                    double sum = Window(input, vertical, horizontal, taps, firstChannel, channels, y, x);
                    output[filter, y, x] = sum + (bias is null ? 0 : bias[filter]);
                }
            }
        }

        return output;
    }

    /// <summary>The sum of taps (C/groups x FH x FW) times what lies under the window of output y, x; padding is 0.</summary>
    private static double Window(
        DoubleTensor input, WindowAxis vertical, WindowAxis horizontal, ReadOnlySpan<float> taps, int firstChannel, int channels, int y, int x)
    {
        double sum = 0;
        for (int c = 0; c < channels; c++)
        {
            for (int ky = 0; ky < vertical.Taps; ky++)
            {
                for (int kx = 0; kx < horizontal.Taps; kx++)
                {
                    int inputY = vertical.Position(y, ky);
                    int inputX = horizontal.Position(x, kx);
                    if (vertical.Contains(inputY) && horizontal.Contains(inputX))
                    {
                        sum += taps[(((c * vertical.Taps) + ky) * horizontal.Taps) + kx] * input[firstChannel + c, inputY, inputX];
                    }
                }
            }
        }

        return sum;
    }
}
