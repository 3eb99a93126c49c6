using System.Numerics.Tensors;
using CnnDsl.Benchmarks.Compare;
using CnnDsl.Onnx.Export;
using CnnDsl.Reference;
using CnnDsl.Weights;

namespace CnnDsl.Benchmarks.Start;

/// <summary>A network's model on disk, once for each engine, with the same random weights.</summary>
internal static class ModelFiles
{
    private const int Seed = 1;

    /// <summary>Writes both; returns the path for an engine.</summary>
    public static Func<string, string> Write(string network, string folder)
    {
        NetworkInfo info = Subject.Named(network).Info;
        Dictionary<string, float[]> weights = RandomWeights.For(info, Seed);
        string safetensors = Path.Combine(folder, $"{network}.safetensors");
        SafeTensors.Save(safetensors, info.Weights.ToDictionary(
            weight => weight.Name,
            weight => Tensor.Create(weights[weight.Name], [.. weight.Shape.Dimensions.ToArray().Select(dimension => (nint)dimension)])));
        string onnx = Path.Combine(folder, $"{network}.onnx");
        using FileStream file = File.Create(onnx);
        OnnxExporter.Export(info, weights, file);
        return engine => engine == "CnnDsl" ? safetensors : onnx;
    }
}
