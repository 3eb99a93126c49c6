namespace CnnDsl.Weights;

/// <summary>Data read from a stream into memory, in chunks so that it may exceed the length of an array.</summary>
internal sealed class StreamedBytes : ITensorBytes
{
    /// <summary>Most that is allocated ahead of what the stream has really given.</summary>
    public const int Chunk = 1 << 20;

    // All but the last have Chunk bytes. Null after Dispose.
    private volatile List<byte[]>? _chunks;

    private StreamedBytes(List<byte[]> chunks) => _chunks = chunks;

    /// <summary>Reads <paramref name="length"/> bytes, after which the stream must end.</summary>
    /// <exception cref="SafeTensorsException">The stream has fewer bytes, or more.</exception>
    public static StreamedBytes Read(Stream stream, long length, string source)
    {
        List<byte[]> chunks = [];
        for (long done = 0; done < length; done += Chunk)
        {
            byte[] chunk = GC.AllocateUninitializedArray<byte>((int)Math.Min(Chunk, length - done));
            int read = stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            if (read < chunk.Length)
            {
                throw SafeTensorsException.CutShort(source, length, done + read);
            }

            chunks.Add(chunk);
        }

        if (stream.ReadByte() >= 0)
        {
            throw SafeTensorsException.In(source, $"its tensors take {length} bytes of data, but more follow");
        }

        return new StreamedBytes(chunks);
    }

    public void CopyTo(long offset, Span<byte> destination)
    {
        List<byte[]>? chunks = _chunks;
        ObjectDisposedException.ThrowIf(chunks is null, this);

        // An element may straddle two chunks, since tensors need not be aligned.
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<byte> chunk = chunks[(int)(offset / Chunk)].AsSpan((int)(offset % Chunk));
            int count = Math.Min(chunk.Length, destination.Length);
            chunk[..count].CopyTo(destination);
            destination = destination[count..];
            offset += count;
        }
    }

    public void Dispose() => _chunks = null;
}
