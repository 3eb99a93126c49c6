using System.Numerics.Tensors;
using CnnDsl.Harness;
using CnnDsl.Onnx;
using CnnDsl.Onnx.Reading;
using CnnDsl.Onnx.Writing;
using CnnDsl.Weights;

namespace CnnDsl.Conformance.Tests.Torchvision;

/// <summary>A model that was imported, declared in C#, compiled and given its weights.</summary>
/// <param name="Text">The declaration.</param>
/// <param name="Code">The compiled class.</param>
/// <param name="Weights">Its tensors.</param>
internal sealed record ImportedNetwork(string Text, CompiledNetwork Code, NamedTensors Weights)
{
    /// <summary>Imports a model's file.</summary>
    /// <exception cref="InvalidOperationException">The declaration does not compile.</exception>
    public static ImportedNetwork Of(string path)
    {
        DeclaredNetwork imported = OnnxImport.Import(OnnxModel.Load(path));
        (string text, DeclaredNetwork network) = DeclarationWriter.WriteTidily(imported, "Imported", "Network", Path.GetFileName(path));
        CompiledSource compiled = NetworkCompiler.Compile([new NetworkSource("Imported.Network", text)])[0];
        return compiled.Network is { } code
            ? new ImportedNetwork(text, code, Tensors(network))
            : throw new InvalidOperationException($"{string.Join('\n', compiled.Complaints.Take(10))}{compiled.Crash}\n{text}");
    }

    /// <summary>The tensors of an imported network under the names that its layers bear.</summary>
    public static NamedTensors Tensors(DeclaredNetwork network) => new(
        (from layer in network.Layers
         from weight in layer.Weights
         select (Name: $"{layer.Name}.{weight.Key}", weight.Value)).ToDictionary(
            weight => weight.Name, weight => Tensor.Create(weight.Value.Data, RandomTensors.Lengths(weight.Value.Shape))));

    /// <summary>What the network gives for images.</summary>
    public float[] Run(float[] images)
    {
        float[] output = new float[images.Length / Code.InputLength * Code.OutputLength];
        Code.Forward(VectorWidth.Widest, Weights, images, output);
        return output;
    }
}
