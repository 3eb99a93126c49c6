namespace CnnDsl.Weights;

/// <summary>The data part of a safetensors file: what follows the header. Reads from several threads at once are safe.</summary>
internal interface ITensorBytes : IDisposable
{
    /// <summary>Copies bytes that lie within the data, from <paramref name="offset"/> on.</summary>
    /// <exception cref="ObjectDisposedException">The data has been released.</exception>
    void CopyTo(long offset, Span<byte> destination);
}
