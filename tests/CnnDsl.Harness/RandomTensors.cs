using System.Numerics.Tensors;
using CnnDsl.Reference;

namespace CnnDsl.Harness;

/// <summary>The reference's random weights as the tensors that a network is made of.</summary>
public static class RandomTensors
{
    public static Dictionary<string, Tensor<float>> For(NetworkInfo info, int seed)
    {
        Dictionary<string, float[]> weights = RandomWeights.For(info, seed);
        return info.Weights.ToDictionary(weight => weight.Name, weight => Tensor.Create(weights[weight.Name], Lengths(weight.Shape)));
    }

    public static nint[] Lengths(TensorShape shape) => [.. shape.Dimensions.ToArray().Select(dimension => (nint)dimension)];
}
