namespace CnnDsl.Reference;

/// <summary>Softmax.</summary>
internal static class Softmax
{
    /// <summary>exp(x)/sum(exp(x)) over the features of a vector, or over the channels at each place of a map.</summary>
    public static DoubleTensor OverChannels(LayerCall layer)
    {
        DoubleTensor input = layer.Input;
        DoubleTensor output = new(input.Shape);
        for (int y = 0; y < input.Height; y++)
        {
            for (int x = 0; x < input.Width; x++)
            {
                AtPlace(input, output, y, x);
            }
        }

        return output;
    }

    private static void AtPlace(DoubleTensor input, DoubleTensor output, int y, int x)
    {
        // Taking the largest off changes no quotient and keeps exp finite.
        double largest = double.NegativeInfinity;
        for (int c = 0; c < input.Channels; c++)
        {
            largest = Math.Max(largest, input[c, y, x]);
        }

        double sum = 0;
        for (int c = 0; c < input.Channels; c++)
        {
            output[c, y, x] = Math.Exp(input[c, y, x] - largest);
            sum += output[c, y, x];
        }

        for (int c = 0; c < input.Channels; c++)
        {
            output[c, y, x] /= sum;
        }
    }
}
