using System.Numerics.Tensors;
using CnnDsl.Weights;

namespace CnnDsl.Reference;

/// <summary>Weights as a trained network might have them, so that activations neither die out nor explode from layer to layer.</summary>
public static class RandomWeights
{
    /// <summary>Every tensor of a network by its name; the same ones for a seed.</summary>
    public static Dictionary<string, float[]> For(NetworkInfo info, int seed)
    {
        NormalNumbers numbers = new(seed);
        Dictionary<string, float[]> weights = new(StringComparer.Ordinal);
        foreach (LayerInfo layer in info.Layers)
        {
            foreach (WeightInfo weight in layer.Weights)
            {
                weights.Add(weight.Name, Numbers(layer, weight, numbers));
            }
        }

        return weights;
    }

    /// <summary>The same as a network loads them.</summary>
    public static NamedTensors Named(NetworkInfo info, int seed) => Named(info, For(info, seed));

    /// <summary>Tensors with the shapes that a network declares.</summary>
    public static NamedTensors Named(NetworkInfo info, IReadOnlyDictionary<string, float[]> weights) => new(info.Weights.ToDictionary(
        weight => weight.Name,
        weight => Tensor.Create(weights[weight.Name], [.. weight.Shape.Dimensions.ToArray().Select(dimension => (nint)dimension)])));

    private static float[] Numbers(LayerInfo layer, WeightInfo weight, NormalNumbers numbers) =>
        (layer.Kind, weight.Name[(weight.Name.LastIndexOf('.') + 1)..]) switch
        {
            (_, "bias" or "running_mean") => numbers.Take(weight.Shape.Length, 0, 0.1),
            (_, "running_var") => Variances(weight.Shape.Length, numbers),
            ("BatchNorm" or "LayerNorm" or "GroupNorm" or "InstanceNorm", _) => numbers.Take(weight.Shape.Length, 1, 0.1),

            // Away from 0, for they may divide.
            ("Constant", _) => numbers.Take(weight.Shape.Length, 1, 0.2),
            ("PReLU", _) => numbers.Take(weight.Shape.Length, 0.25, 0.05),

            // As many products as a stride leaves of the kernel come together in one output; weights C x filters/groups x FH x FW.
            ("ConvTranspose2D", _) => numbers.Take(
                weight.Shape.Length, 0, Math.Sqrt(2.0 * layer["Groups"] * layer["StrideHeight"] * layer["StrideWidth"] / (weight.Shape[0] * layer["KernelHeight"] * layer["KernelWidth"]))),

            // He's: outputs x inputs; the variance 2/fan-in makes up for the half that a ReLU cuts off.
            _ => numbers.Take(weight.Shape.Length, 0, Math.Sqrt(2.0 * weight.Shape[0] / weight.Shape.Length)),
        };

    private static float[] Variances(long count, NormalNumbers numbers)
    {
        float[] variances = new float[count];
        foreach (ref float variance in variances.AsSpan())
        {
            variance = numbers.NextEven(0.5, 1.5);
        }

        return variances;
    }
}
