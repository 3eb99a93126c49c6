using System.Numerics.Tensors;
using System.Reflection;

namespace CnnDsl.Weights;

/// <summary>
/// Named tensors in the safetensors format: 8 bytes of little-endian length, a JSON header of that length, and the tensors' bytes.
/// Reads from several threads at once are safe.
/// </summary>
public sealed class SafeTensors : IPartialWeightSource, IDisposable
{
    private readonly ITensorBytes _bytes;
    private readonly Dictionary<string, PlacedTensor> _places;
    private volatile bool _disposed;

    private SafeTensors(string description, SafeTensorsHeader header, ITensorBytes bytes)
    {
        _bytes = bytes;
        _places = header.Tensors.ToDictionary(t => t.Entry.Name, StringComparer.Ordinal);
        Description = description;
        Tensors = header.Tensors.Select(t => t.Entry).ToArray().AsReadOnly();
        Metadata = header.Metadata;
    }

    /// <summary>The file's path, or what the stream was said to be.</summary>
    public string Description { get; }

    /// <summary>The tensors, in the order of the header.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>The free text that the file carries, by name; empty if there is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>
    /// Opens a file by mapping it into memory; only the header is read until tensors are.
    /// The file must not be shortened before this object is disposed of.
    /// </summary>
    /// <exception cref="SafeTensorsException">The file is not well-formed safetensors.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static SafeTensors Open(string path)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            // A pipe cannot be mapped, and a browser's files are in memory already.
            if (!file.CanSeek || OperatingSystem.IsBrowser() || OperatingSystem.IsWasi())
            {
                using (file)
                {
                    return Read(file, path);
                }
            }

            SafeTensorsHeader header = SafeTensorsHeader.ReadWhole(file, path);
            return new SafeTensors(path, header, new MappedBytes(file, header.Length, header.DataLength));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens safetensors that are embedded in an assembly, where they lie in its mapped image: only the header is read until tensors are,
    /// and nothing is copied but what is asked for.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="name">The resource's name.</param>
    /// <exception cref="SafeTensorsException">The resource is not well-formed safetensors.</exception>
    /// <exception cref="IOException">The assembly has no such resource.</exception>
    public static SafeTensors OpenResource(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrEmpty(name);
        string description = $"{name} in {assembly.GetName().Name}";
        Stream resource = assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"{assembly.GetName().Name} has no resource '{OneLine.Of(name)}'.", name);
        try
        {
            // An assembly that was loaded otherwise than from a file may have its resources elsewhere.
            if (resource is not UnmanagedMemoryStream mapped)
            {
                using (resource)
                {
                    return Read(resource, description);
                }
            }

            SafeTensorsHeader header = SafeTensorsHeader.ReadWhole(mapped, description);
            return new SafeTensors(description, header, new ResourceBytes(mapped, header.Length));
        }
        catch
        {
            resource.Dispose();
            throw;
        }
    }

    /// <summary>Reads a stream, which need not be seekable, to its end into memory and leaves it open.</summary>
    /// <param name="stream">The stream, at the first byte of the safetensors.</param>
    /// <param name="description">What to call it in errors; by default a file's path, or "stream".</param>
    /// <exception cref="SafeTensorsException">The bytes are not well-formed safetensors.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SafeTensors Read(Stream stream, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        description ??= stream is FileStream file ? file.Name : "stream";
        SafeTensorsHeader header = SafeTensorsHeader.Read(stream, description);
        return new SafeTensors(description, header, StreamedBytes.Read(stream, header.DataLength, description));
    }

    /// <summary>Writes tensors to a file. An existing file is replaced at the very end, so that a failure leaves it whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors by name; slices and other strided tensors are written row-major.</param>
    /// <param name="type">How their numbers are stored; narrower types round to nearest, ties to even.</param>
    /// <param name="metadata">Free text by name, if any.</param>
    /// <exception cref="ArgumentException">A tensor is null, its name cannot be stored, or a finite number in it would become infinite.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Save(
        string path,
        IReadOnlyDictionary<string, Tensor<float>> tensors,
        WeightType type = WeightType.F32,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SafeTensorsWriter writer = new(tensors, type, metadata);
        WholeFile.Write(path, writer.Write);
    }

    /// <summary>Writes tensors to a stream, which need not be seekable and stays open. Equal tensors give equal bytes.</summary>
    /// <inheritdoc cref="Save(string, IReadOnlyDictionary{string, Tensor{float}}, WeightType, IReadOnlyDictionary{string, string}?)"/>
    /// <param name="stream">Where to write.</param>
    /// <param name="tensors">The tensors by name; slices and other strided tensors are written row-major.</param>
    /// <param name="type">How their numbers are stored; narrower types round to nearest, ties to even.</param>
    /// <param name="metadata">Free text by name, if any.</param>
    public static void Save(
        Stream stream,
        IReadOnlyDictionary<string, Tensor<float>> tensors,
        WeightType type = WeightType.F32,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new SafeTensorsWriter(tensors, type, metadata).Write(stream);
    }

    /// <summary>Writes a tensor's numbers, row-major and widened to 32-bit floats, into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is not one of <see cref="Tensors"/>, is not of F32, F16 or BF16, or has another length than the destination.</exception>
    /// <exception cref="ObjectDisposedException">This object has been disposed of.</exception>
    public void Read(TensorEntry tensor, Span<float> destination)
    {
        PlacedTensor place = PlaceOf(tensor);
        tensor.RequireLength(destination);
        FloatElements.Read(_bytes, place.Begin, tensor.DType, destination);
    }

    bool IPartialWeightSource.HasParts(TensorEntry tensor) => true;

    void IPartialWeightSource.Read(TensorEntry tensor, long start, Span<float> destination)
    {
        PlacedTensor place = PlaceOf(tensor);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, tensor.Shape.Length - destination.Length);
        FloatElements.Read(_bytes, place.Begin + (start * ElementType.Bytes(tensor.DType)), tensor.DType, destination);
    }

    /// <summary>Releases the file or the memory. <see cref="Tensors"/> and <see cref="Metadata"/> stay readable.</summary>
    public void Dispose()
    {
        _disposed = true;
        _bytes.Dispose();
    }

    private PlacedTensor PlaceOf(TensorEntry tensor)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(tensor);
        if (!_places.TryGetValue(tensor.Name, out PlacedTensor? place) || place.Entry != tensor)
        {
            throw tensor.NotOf(this);
        }

        if (!ElementType.IsReadable(tensor.DType))
        {
            throw new ArgumentException($"'{OneLine.Of(tensor.Name)}' is of {tensor.DType}; {ElementType.Readable} can be read as floats.", nameof(tensor));
        }

        return place;
    }
}
