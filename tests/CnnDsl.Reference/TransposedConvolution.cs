namespace CnnDsl.Reference;

/// <summary>ConvTranspose2D, as each input pixel's stamp on the output.</summary>
internal static class TransposedConvolution
{
    /// <summary>C x H x W -> filters x OH x OW, OH = (H - 1)*S - top - bottom + D*(FH - 1) + OP + 1; weights C x filters/groups x FH x FW.</summary>
    public static DoubleTensor ConvTranspose2D(LayerCall layer)
    {
        DoubleTensor input = layer.Map;
        (int filters, int groups) = (layer.Int("Filters"), layer.Int("Groups"));
        if (input.Channels % groups != 0 || filters % groups != 0)
        {
            throw layer.Error($"has {groups} groups, which do not divide {input.Channels} channels and {filters} filters");
        }

        (int high, int wide) = (layer.Int("KernelHeight"), layer.Int("KernelWidth"));
        int perGroup = filters / groups;
        float[] weight = layer.Weight("weight", input.Channels, perGroup, high, wide);
        DoubleTensor output = new(new TensorShape(filters, Size(layer, input.Height, "Height", "Top", "Bottom"), Size(layer, input.Width, "Width", "Left", "Right")));
        Fill(layer, output);
        for (int c = 0; c < input.Channels; c++)
        {
            int firstFilter = c / (input.Channels / groups) * perGroup;
            for (int f = 0; f < perGroup; f++)
            {
                ReadOnlySpan<float> stamp = weight.AsSpan(((c * perGroup) + f) * high * wide, high * wide);
                Stamp(layer, input, c, output, firstFilter + f, stamp, high, wide);
            }
        }

        return output;
    }

    private static int Size(LayerCall layer, int size, string direction, string before, string after) =>
        ((size - 1) * layer.Int("Stride" + direction)) - layer.Int("Padding" + before) - layer.Int("Padding" + after)
        + (layer.Int("Dilation" + direction) * (layer.Int("Kernel" + direction) - 1)) + layer.Int("OutputPadding" + direction) + 1;

    private static void Fill(LayerCall layer, DoubleTensor output)
    {
        float[]? bias = layer.Flag("Bias") ? layer.Weight("bias", output.Channels) : null;
        for (int i = 0; i < output.Data.Length; i++)
        {
            output.Data[i] = bias is null ? 0 : bias[i / (output.Height * output.Width)];
        }
    }

    /// <summary>Adds each pixel of a channel times the stamp to a filter's output, a stride apart; what falls outside is cut off.</summary>
    private static void Stamp(LayerCall layer, DoubleTensor input, int c, DoubleTensor output, int filter, ReadOnlySpan<float> stamp, int high, int wide)
    {
        for (int i = 0; i < input.Height * input.Width; i++)
        {
            (int y, int x) = (i / input.Width, i % input.Width);
            for (int tap = 0; tap < high * wide; tap++)
            {
                int toY = (y * layer.Int("StrideHeight")) - layer.Int("PaddingTop") + (tap / wide * layer.Int("DilationHeight"));
                int toX = (x * layer.Int("StrideWidth")) - layer.Int("PaddingLeft") + (tap % wide * layer.Int("DilationWidth"));
                if (toY >= 0 && toY < output.Height && toX >= 0 && toX < output.Width)
                {
                    output[filter, toY, toX] += stamp[tap] * input[c, y, x];
                }
            }
        }
    }
}
