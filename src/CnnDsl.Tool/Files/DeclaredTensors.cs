using System.Numerics.Tensors;
using CnnDsl.Onnx;
using CnnDsl.Weights;

namespace CnnDsl.Tool.Files;

/// <summary>A declared network's tensors under the names that its class asks for.</summary>
internal static class DeclaredTensors
{
    public static Dictionary<string, Tensor<float>> Of(DeclaredNetwork network) => network.Layers
        .SelectMany(layer => layer.Weights.Select(weight => (Name: $"{layer.Name}.{weight.Key}", Tensor: weight.Value)))
        .ToDictionary(weight => weight.Name, weight => Of(weight.Tensor.Data, weight.Tensor.Shape), StringComparer.Ordinal);

    public static NamedTensors Named(DeclaredNetwork network) => new(Of(network), "the model's weights");

    public static Tensor<float> Of(float[] data, TensorShape shape) => Tensor.Create(data, [.. shape.Dimensions.ToArray().Select(dimension => (nint)dimension)]);
}
