using CnnDsl.Onnx.Format;
using CnnDsl.Weights;
using Google.Protobuf;

namespace CnnDsl.Onnx.Reading;

/// <summary>Bytes to a checked model.</summary>
internal static class ModelReader
{
    public static OnnxModel Read(Stream stream, string? folder, string source)
    {
        ModelProto model = Parse(stream, source);
        if (model.Graph is null)
        {
            throw OnnxException.In(source, $"it has no graph");
        }

        int opset = ReadOpset(model, source);
        TensorReader tensors = new(source, folder);
        return new OnnxModel(source, opset, $"{model.ProducerName} {model.ProducerVersion}".Trim(), new GraphReader(source, tensors).Read(model.Graph));
    }

    private static ModelProto Parse(Stream stream, string source)
    {
        // Read whole first: from memory protobuf checks each length against what is there before it makes room for it.
        byte[] bytes = ReadAll(stream, source);
        if (bytes.Length == 0)
        {
            throw OnnxException.In(source, $"it is empty");
        }

        try
        {
            return ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException malformed)
        {
            throw OnnxException.In(source, $"its {bytes.Length} bytes are not protobuf, or are cut short", malformed);
        }
    }

    private static byte[] ReadAll(Stream stream, string source)
    {
        if (stream.CanSeek && stream.Length - stream.Position is var length && length > Array.MaxLength)
        {
            throw OnnxException.In(source, $"it has {length} bytes, more than the {Array.MaxLength} that protobuf allows");
        }

        try
        {
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (IOException tooLong) when (tooLong.Message.Contains("too long", StringComparison.Ordinal))
        {
            throw OnnxException.In(source, $"it has more bytes than the {Array.MaxLength} that protobuf allows", tooLong);
        }
    }

    private static int ReadOpset(ModelProto model, string source)
    {
        long[] versions = [.. model.OpsetImport.Where(import => GraphReader.Domain(import.Domain).Length == 0).Select(import => import.Version)];
        return versions switch
        {
            [] => throw OnnxException.In(source, $"it does not say which version of ONNX's operators it uses (opset_import)"),
            [_, _, ..] => throw OnnxException.In(source, $"it names {versions.Length} versions of ONNX's operators: {OneLine.Of(string.Join(", ", versions))}"),
            [>= OnnxModel.OldestOpset and <= OnnxModel.NewestOpset] => (int)versions[0],
            _ => throw OnnxException.In(source, $"it uses opset {versions[0]}, and opsets {OnnxModel.OldestOpset} to {OnnxModel.NewestOpset} are read"),
        };
    }
}
