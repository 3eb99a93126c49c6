using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace CnnDsl.Runtime.Tests.Weights;

/// <summary>Safetensors written out by hand, right or wrong, without the writer under test.</summary>
internal static class Bytes
{
    /// <summary>The length, the header in UTF-8, and the data.</summary>
    public static byte[] Of(string header, params byte[] data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, params byte[] data) => [.. Prefix((ulong)header.Length), .. header, .. data];

    public static byte[] Prefix(ulong length)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length);
        return prefix;
    }

    public static byte[] OfSingles(params float[] numbers) => MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();

    /// <summary>One of each readable type, an I64 scalar, an empty tensor and metadata: 46 bytes of data.</summary>
    public static byte[] Sample() => Of(
        """
        {"__metadata__":{"format":"pt"},
        "conv1.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
        "bn1.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[24,32]},
        "half":{"dtype":"F16","shape":[3],"data_offsets":[32,38]},
        "empty":{"dtype":"F32","shape":[0,5],"data_offsets":[38,38]},
        "brain":{"dtype":"BF16","shape":[4,1],"data_offsets":[38,46]}}
        """,
        [
            .. OfSingles(1, 2, 3, 4, 5, 6), 7, 0, 0, 0, 0, 0, 0, 0,
            0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, // 1, -2, 65504
            0x80, 0x3F, 0x00, 0xC0, 0x80, 0x7F, 0xC0, 0x7F, // 1, -2, infinity, NaN
        ]);
}
