using System.Buffers.Binary;
using System.IO.Compression;

namespace FashionMnist;

/// <summary>
/// An array of bytes from an IDX file, the format of MNIST and its successors: two zero bytes, the element type,
/// the number of dimensions, each dimension as a big-endian int, then the elements.
/// </summary>
/// <param name="Dimensions">The dimensions, outermost first.</param>
/// <param name="Elements">As many bytes as the product of the dimensions.</param>
public sealed record Idx(IReadOnlyList<int> Dimensions, byte[] Elements)
{
    private const byte UnsignedByte = 0x08;

    /// <summary>A header that promises more is taken for a damaged one; the largest file of Fashion-MNIST has 47 MB.</summary>
    private const long MaxLength = 256L << 20;

    /// <summary>Reads a file, gzipped or plain; which of the two, its first bytes tell.</summary>
    /// <exception cref="IdxException">The file is not a whole IDX file of bytes with <paramref name="rank"/> dimensions.</exception>
    public static Idx Read(string path, int rank)
    {
        using FileStream file = File.OpenRead(path);
        using Stream stream = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : file;
        try
        {
            int[] dimensions = ReadHeader(path, stream, rank);
            return new Idx(dimensions, ReadElements(path, stream, dimensions));
        }
        catch (InvalidDataException exception)
        {
            throw new IdxException($"'{path}' is a damaged gzip file.", exception);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        bool isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip;
    }

    private static int[] ReadHeader(string path, Stream stream, int rank)
    {
        Span<byte> magic = stackalloc byte[4];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || magic is not [0, 0, _, _])
        {
            throw new IdxException($"'{path}' is not an IDX file.");
        }

        if (magic[2] != UnsignedByte || magic[3] != rank)
        {
            throw new IdxException(
                $"'{path}' is {magic[3]}-dimensional, of element type 0x{magic[2]:X2}; "
                + $"{rank} dimensions of type 0x{UnsignedByte:X2} (unsigned byte) are needed.");
        }

        Span<byte> sizes = stackalloc byte[rank * sizeof(int)];
        if (stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false) < sizes.Length)
        {
            throw new IdxException($"'{path}' ends within its header.");
        }

        int[] dimensions = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(sizes[(i * sizeof(int))..]);
        }

        return dimensions;
    }

    private static byte[] ReadElements(string path, Stream stream, int[] dimensions)
    {
        string shape = string.Join(" x ", dimensions);
        long length = 1;
        foreach (int dimension in dimensions)
        {
            // Stopped at each step, so that the product cannot overflow.
            length = dimension > 0 && length <= MaxLength ? length * dimension : long.MaxValue;
        }

        if (length > MaxLength)
        {
            throw new IdxException($"'{path}' says that it has {shape} bytes, which cannot be.");
        }

        byte[] elements = new byte[length];
        int read = stream.ReadAtLeast(elements, elements.Length, throwOnEndOfStream: false);
        if (read < length)
        {
            throw new IdxException($"'{path}' is cut short: it says {shape} bytes = {length}, but ends after {read}.");
        }

        return stream.ReadByte() < 0
            ? elements
            : throw new IdxException($"'{path}' goes on after the {shape} bytes = {length} that it says it has.");
    }
}

/// <summary>A file is not the IDX file that it should be; the message says in one sentence which file, and why.</summary>
public sealed class IdxException(string message, Exception? innerException = null) : IOException(message, innerException);
