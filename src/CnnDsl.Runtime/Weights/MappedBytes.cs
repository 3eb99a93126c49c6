using System.IO.MemoryMappedFiles;

namespace CnnDsl.Weights;

/// <summary>Data in a memory-mapped file, so that it is read from disk only where tensors are read.</summary>
internal sealed class MappedBytes : ITensorBytes
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly long _start;
    private readonly long _length;

    /// <summary>Maps a file whose data begins at byte <paramref name="start"/> and has <paramref name="length"/> bytes; owns <paramref name="file"/>.</summary>
    public MappedBytes(FileStream file, long start, long length)
    {
        (_start, _length) = (start, length);
        _file = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        try
        {
            _view = _file.CreateViewAccessor(0, start + length, MemoryMappedFileAccess.Read);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public unsafe void CopyTo(long offset, Span<byte> destination)
    {
        // Outside the mapping is other memory, which no exception guards.
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _length - destination.Length);

        byte* view = null;
        try
        {
            // Holds the mapping for the time of the copy, also against Dispose on another thread.
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref view);
            new ReadOnlySpan<byte>(view + _view.PointerOffset + _start + offset, destination.Length).CopyTo(destination);
        }
        finally
        {
            if (view is not null)
            {
                _view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
