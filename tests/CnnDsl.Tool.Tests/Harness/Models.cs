using System.Numerics.Tensors;
using CnnDsl.Onnx.Export;
using CnnDsl.Onnx.Format;
using CnnDsl.Reference;
using CnnDsl.Weights;
using Google.Protobuf;

namespace CnnDsl.Tool.Tests.Harness;

/// <summary>Files to try the command on.</summary>
internal static class Models
{
    /// <summary>Writes a network with random weights as a model.</summary>
    public static string Write(TemporaryFolder folder, NetworkInfo info)
    {
        string path = folder[$"{info.Name}.onnx"];
        using FileStream stream = File.Create(path);
        OnnxExporter.Export(info, RandomWeights.For(info, 1), stream);
        return path;
    }

    /// <summary>Writes random weights of a network.</summary>
    public static string WriteWeights(TemporaryFolder folder, NetworkInfo info)
    {
        string path = folder[$"{info.Name}.safetensors"];
        Dictionary<string, float[]> weights = RandomWeights.For(info, 1);
        SafeTensors.Save(path, info.Weights.ToDictionary(
            weight => weight.Name, weight => Tensor.Create(weights[weight.Name], [.. weight.Shape.Dimensions.ToArray().Select(size => (nint)size)])));
        return path;
    }

    /// <summary>Writes a model of a map through operators that nobody has.</summary>
    public static string WriteUnsupported(TemporaryFolder folder, params string[] operators)
    {
        GraphProto graph = new() { Name = "strange", Input = { Describe("x") } };
        string value = "x";
        foreach (string kind in operators)
        {
            graph.Node.Add(new NodeProto { OpType = kind, Name = $"the_{kind}", Input = { value }, Output = { $"{value}_{kind}" } });
            value = $"{value}_{kind}";
        }

        graph.Output.Add(Describe(value));
        string path = folder["strange.onnx"];
        File.WriteAllBytes(path, new ModelProto { IrVersion = 8, Graph = graph, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = 17 } } }.ToByteArray());
        return path;
    }

    private static ValueInfoProto Describe(string name)
    {
        TensorShapeProto shape = new();
        foreach (int size in (int[])[1, 3, 4, 4])
        {
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = size });
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = 1, Shape = shape } } };
    }
}
