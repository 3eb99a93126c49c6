using System.Buffers.Binary;

namespace CnnDsl.Weights;

/// <summary>What the header of a safetensors file says, checked in itself: the tensors cover the data without overlap or hole.</summary>
/// <param name="Tensors">The tensors, in the order of the header.</param>
/// <param name="Metadata">Free text by name.</param>
/// <param name="Length">Bytes before the data: the 8 of the length, and the JSON.</param>
/// <param name="DataLength">Bytes of data that must follow.</param>
internal sealed record SafeTensorsHeader(
    IReadOnlyList<PlacedTensor> Tensors,
    IReadOnlyDictionary<string, string> Metadata,
    long Length,
    long DataLength)
{
    /// <summary>Bytes of JSON that the format allows.</summary>
    public const int LongestJson = 100_000_000;

    /// <summary>The name in the header that is not a tensor's.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>Bytes of the little-endian length that a file begins with.</summary>
    public const int PrefixLength = sizeof(ulong);

    private const int FirstRead = 1 << 16;

    /// <summary>Reads a header and leaves the stream where the data begins.</summary>
    /// <exception cref="SafeTensorsException">The header is not well-formed.</exception>
    public static SafeTensorsHeader Read(Stream stream, string source)
    {
        byte[] json = ReadJson(stream, ReadJsonLength(stream, source), source);
        SafeTensorsHeaderParser parser = new(json, source);
        (IReadOnlyList<PlacedTensor> tensors, IReadOnlyDictionary<string, string> metadata) = parser.Parse();
        return new SafeTensorsHeader(tensors, metadata, PrefixLength + json.Length, CheckPlaces(tensors, source));
    }

    /// <summary>The same of a stream that knows its length, which must be just what the header says.</summary>
    /// <exception cref="SafeTensorsException">The header is not well-formed, or the data has another length.</exception>
    public static SafeTensorsHeader ReadWhole(Stream stream, string source)
    {
        SafeTensorsHeader header = Read(stream, source);
        long found = stream.Length - header.Length;
        if (found < header.DataLength)
        {
            throw SafeTensorsException.CutShort(source, header.DataLength, found);
        }

        if (found > header.DataLength)
        {
            throw SafeTensorsException.In(source, $"its tensors take {header.DataLength} bytes of data, but {found - header.DataLength} more follow");
        }

        return header;
    }

    private static int ReadJsonLength(Stream stream, string source)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        int read = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (read == 0)
        {
            throw SafeTensorsException.In(source, $"it is empty");
        }

        if (read < prefix.Length)
        {
            throw SafeTensorsException.In(source, $"it ends after {read} bytes, within the 8 that give the length of its header");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        return length <= LongestJson
            ? (int)length
            : throw SafeTensorsException.In(source, $"its header is to be {length} bytes long, but {LongestJson} are the most");
    }

    // The buffer grows with what the stream really has; the length is only a claim.
    private static byte[] ReadJson(Stream stream, int length, string source)
    {
        byte[] json = new byte[Math.Min(length, FirstRead)];
        int read = 0;
        while (true)
        {
            read += stream.ReadAtLeast(json.AsSpan(read), json.Length - read, throwOnEndOfStream: false);
            if (read < json.Length)
            {
                throw SafeTensorsException.In(source, $"its header is to be {length} bytes long, but ends after {read}");
            }

            if (read == length)
            {
                return json;
            }

            Array.Resize(ref json, (int)Math.Min(length, 2L * json.Length));
        }
    }

    // The bytes of data that the tensors cover, from 0 on.
    private static long CheckPlaces(IReadOnlyList<PlacedTensor> tensors, string source)
    {
        long covered = 0;
        string before = "";
        PlacedTensor[] inOrder = [.. tensors];
        Array.Sort(inOrder, static (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        foreach (PlacedTensor tensor in inOrder)
        {
            string name = OneLine.Of(tensor.Entry.Name);
            if (tensor.Begin < covered)
            {
                throw SafeTensorsException.In(source, $"tensor '{name}' begins at byte {tensor.Begin} of the data, but '{before}' reaches to byte {covered}");
            }

            if (tensor.Begin > covered)
            {
                throw SafeTensorsException.In(source, $"bytes {covered} to {tensor.Begin} of the data, before tensor '{name}', belong to no tensor");
            }

            covered = tensor.End;
            before = name;
        }

        return covered;
    }
}
