using CnnDsl.Onnx.Format;
using Google.Protobuf;

namespace CnnDsl.Onnx.Reading;

/// <summary>Reads tensors, wherever their numbers are: raw bytes, a typed list, or another file. Nothing is allocated before the sizes fit.</summary>
internal sealed class TensorReader(string source, string? folder)
{
    /// <param name="tensor">The tensor.</param>
    /// <param name="what">What to call it in errors.</param>
    public OnnxTensor Read(TensorProto tensor, string what)
    {
        ElementType type = (ElementType)tensor.DataType;
        int[] dimensions = Dimensions.Check(source, what, tensor.Dims);
        int length = dimensions.Aggregate(1, (product, dimension) => product * dimension);
        if (tensor.Segment is not null)
        {
            throw OnnxException.In(source, $"{what} comes in segments, which are not read");
        }

        if (type.Size() == 0 && type != ElementType.String)
        {
            throw OnnxException.In(source, $"{what} is of {type.Word()}, which is not read");
        }

        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
        {
            byte[] bytes = ExternalData.Read(tensor, (long)length * type.Size(), source, folder, what);
            return OnnxTensor.OfData(type, dimensions, RawElements.Read(type, bytes));
        }

        return OnnxTensor.OfData(type, dimensions, tensor.HasRawData ? ReadRaw(tensor.RawData, type, length, what) : ReadTyped(tensor, type, length, what));
    }

    private Array ReadRaw(ByteString raw, ElementType type, int length, string what)
    {
        long needed = (long)length * type.Size();
        return type.Size() > 0 && raw.Length == needed
            ? RawElements.Read(type, raw.Span)
            : throw OnnxException.In(source, $"{what} has {length} elements of {type.Word()}, which take {needed} bytes, but has {raw.Length}");
    }

    private Array ReadTyped(TensorProto tensor, ElementType type, int length, string what)
    {
        int found = type switch
        {
            ElementType.Float => tensor.FloatData.Count,
            ElementType.Double => tensor.DoubleData.Count,
            ElementType.Int64 => tensor.Int64Data.Count,
            ElementType.UInt32 or ElementType.UInt64 => tensor.Uint64Data.Count,
            ElementType.String => tensor.StringData.Count,
            _ => tensor.Int32Data.Count,
        };
        if (found != length)
        {
            throw OnnxException.In(source, $"{what} has {length} elements of {type.Word()} by its dimensions, but data for {found}");
        }

        return type switch
        {
            ElementType.Float => tensor.FloatData.ToArray(),
            ElementType.Double => tensor.DoubleData.ToArray(),
            ElementType.Int64 => tensor.Int64Data.ToArray(),
            ElementType.UInt32 or ElementType.UInt64 => tensor.Uint64Data.Select(value => unchecked((long)value)).ToArray(),
            ElementType.String => tensor.StringData.Select(text => text.ToStringUtf8()).ToArray(),
            ElementType.Float16 => tensor.Int32Data.Select(bits => (float)BitConverter.UInt16BitsToHalf(unchecked((ushort)bits))).ToArray(),
            ElementType.BFloat16 => tensor.Int32Data.Select(bits => BitConverter.Int32BitsToSingle(bits << 16)).ToArray(),
            _ => tensor.Int32Data.Select(value => (long)value).ToArray(),
        };
    }
}
