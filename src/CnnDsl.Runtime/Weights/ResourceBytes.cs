namespace CnnDsl.Weights;

/// <summary>Data in a resource of an assembly, where it lies in the assembly's own mapped image: nothing of it is on the heap.</summary>
internal sealed unsafe class ResourceBytes : ITensorBytes
{
    // Keeps the assembly loaded, and with it the memory: also for a read on another thread while this is disposed of.
    private readonly UnmanagedMemoryStream _resource;
    private readonly byte* _start;
    private readonly long _length;
    private volatile bool _disposed;

    /// <summary>Data from byte <paramref name="start"/> of a resource on to its end.</summary>
    public ResourceBytes(UnmanagedMemoryStream resource, long start)
    {
        (_resource, _length) = (resource, resource.Length - start);
        resource.Position = start;
        _start = resource.PositionPointer;
    }

    public void CopyTo(long offset, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);

        // Outside the resource is other memory, which no exception guards.
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _length - destination.Length);
        new ReadOnlySpan<byte>(_start + offset, destination.Length).CopyTo(destination);
        GC.KeepAlive(_resource);
    }

    public void Dispose() => _disposed = true;
}
