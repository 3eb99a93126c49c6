using System.Numerics.Tensors;
using System.Text;
using CnnDsl;

namespace Zoo.Tests;

/// <summary>The weights and the image that golden/golden.py makes, number by number, from nothing but names and shapes.</summary>
internal static class SeededTensors
{
    /// <summary>An image for a network's input, from -2 to 2.</summary>
    public static float[] Image(TensorShape shape) => Fill("input", shape.Length, 4, -2);

    /// <summary>Every weight of a network by its name.</summary>
    /// <param name="info">The network.</param>
    /// <param name="variances">The mean of each batch norm's variances, in the order of the layers.</param>
    public static Dictionary<string, float[]> For(NetworkInfo info, ReadOnlySpan<float> variances)
    {
        Dictionary<string, float[]> weights = new(StringComparer.Ordinal);
        int batchNorm = 0;
        foreach (LayerInfo layer in info.Layers)
        {
            foreach (WeightInfo weight in layer.Weights)
            {
                double bound = Math.Sqrt(6.0 / (weight.Shape.Length / weight.Shape[0]));
                (double scale, double shift) = weight.Name[(weight.Name.LastIndexOf('.') + 1)..] switch
                {
                    "running_var" => (variances[batchNorm], variances[batchNorm++] / 2.0),
                    "weight" when layer.Kind == "BatchNorm" => (1, 0.5),
                    "weight" => (2 * bound, -bound),
                    _ => (1, -0.5),
                };
                weights.Add(weight.Name, Fill(weight.Name, weight.Shape.Length, scale, shift));
            }
        }

        return weights;
    }

    /// <summary>The same weights with the shapes that the network states.</summary>
    public static Dictionary<string, Tensor<float>> Shaped(NetworkInfo info, Dictionary<string, float[]> weights) => info.Weights.ToDictionary(
        weight => weight.Name,
        weight => Tensor.Create(weights[weight.Name], [.. weight.Shape.Dimensions.ToArray().Select(size => (nint)size)]));

    private static float[] Fill(string name, long count, double scale, double shift)
    {
        uint seed = 2166136261;
        foreach (byte letter in Encoding.UTF8.GetBytes(name))
        {
            seed = (seed ^ letter) * 16777619;
        }

        float[] numbers = new float[count];
        for (int i = 0; i < numbers.Length; i++)
        {
            uint x = seed + ((uint)i * 0x9E3779B9);
            x = (x ^ (x >> 16)) * 0x85EBCA6B;
            x = (x ^ (x >> 13)) * 0xC2B2AE35;
            numbers[i] = (float)((scale * (((x ^ (x >> 16)) >> 8) / (double)(1 << 24))) + shift);
        }

        return numbers;
    }
}
