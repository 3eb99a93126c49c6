using CnnDsl.Onnx.Format;
using Google.Protobuf;

namespace CnnDsl.Onnx.Export;

/// <summary>Lets a model return what it computes on the way, for those who compare layer by layer.</summary>
public static class OnnxOutputs
{
    /// <summary>The model of a file with more outputs; all else is as it was.</summary>
    /// <param name="path">A model's file.</param>
    /// <param name="values">Names of values of the graph; those that are outputs already stay so.</param>
    /// <exception cref="InvalidProtocolBufferException">The file is no model.</exception>
    public static byte[] Add(string path, IEnumerable<string> values)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        ModelProto model = ModelProto.Parser.ParseFrom(file);
        HashSet<string> known = [.. model.Graph.Output.Select(output => output.Name)];

        // A reader works out the type and shape by itself.
        model.Graph.Output.AddRange(values.Where(known.Add).Select(value => new ValueInfoProto { Name = value }));
        return model.ToByteArray();
    }
}
