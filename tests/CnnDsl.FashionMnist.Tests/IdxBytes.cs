using System.Buffers.Binary;

namespace CnnDsl.FashionMnist.Tests;

/// <summary>Makes IDX files, right and wrong ones.</summary>
internal static class IdxBytes
{
    /// <summary>A header of the given dimensions with any number of elements behind it.</summary>
    public static byte[] Of(int[] dimensions, params byte[] elements)
    {
        byte[] header = new byte[4 + (4 * dimensions.Length)];
        header[2] = 0x08;
        header[3] = (byte)dimensions.Length;
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        return [.. header, .. elements];
    }

    /// <summary>Images in which every pixel is 0.</summary>
    public static byte[] Images(int count, int height, int width) => Of([count, height, width], new byte[count * height * width]);

    public static byte[] Labels(params byte[] labels) => Of([labels.Length], labels);
}
