using System.Buffers.Binary;

namespace CnnDsl.Onnx.Reading;

/// <summary>Little-endian bytes to numbers, whatever the order of the machine.</summary>
internal static class RawElements
{
    private delegate T Element<T>(ReadOnlySpan<byte> bytes);

    /// <summary>Whole numbers and truth values as long[], doubles as double[], other reals as float[].</summary>
    public static Array Read(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Float => Read(bytes, 4, BinaryPrimitives.ReadSingleLittleEndian),
        ElementType.Float16 => Read(bytes, 2, element => (float)BinaryPrimitives.ReadHalfLittleEndian(element)),
        ElementType.BFloat16 => Read(bytes, 2, element => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(element) << 16)),
        ElementType.Double => Read(bytes, 8, BinaryPrimitives.ReadDoubleLittleEndian),
        ElementType.Int64 or ElementType.UInt64 => Read(bytes, 8, BinaryPrimitives.ReadInt64LittleEndian),
        ElementType.Int32 => Read(bytes, 4, element => (long)BinaryPrimitives.ReadInt32LittleEndian(element)),
        ElementType.UInt32 => Read(bytes, 4, element => (long)BinaryPrimitives.ReadUInt32LittleEndian(element)),
        ElementType.Int16 => Read(bytes, 2, element => (long)BinaryPrimitives.ReadInt16LittleEndian(element)),
        ElementType.UInt16 => Read(bytes, 2, element => (long)BinaryPrimitives.ReadUInt16LittleEndian(element)),
        ElementType.Int8 => Read(bytes, 1, element => (long)(sbyte)element[0]),
        _ => Read(bytes, 1, element => (long)element[0]),
    };

    private static T[] Read<T>(ReadOnlySpan<byte> bytes, int size, Element<T> read)
    {
        T[] elements = new T[bytes.Length / size];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = read(bytes.Slice(i * size, size));
        }

        return elements;
    }
}
