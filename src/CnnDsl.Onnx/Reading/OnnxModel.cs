namespace CnnDsl.Onnx.Reading;

/// <summary>An ONNX model as it stands in its file, checked and without protobuf.</summary>
/// <param name="Source">Path of the file, or what the stream was said to be.</param>
/// <param name="Opset">Version of the standard's operators.</param>
/// <param name="Producer">What wrote the file, with its version; empty when not said.</param>
/// <param name="Graph">Its graph.</param>
public sealed record OnnxModel(string Source, int Opset, string Producer, OnnxGraph Graph)
{
    /// <summary>
    /// The oldest version of the standard's operators that is read. Those before 7 are told by few models but by most of the standard's own tests;
    /// what was said differently then is refused where it is met.
    /// </summary>
    public const int OldestOpset = 1;

    /// <summary>The newest version of the standard's operators that is read.</summary>
    public const int NewestOpset = 22;

    /// <summary>Reads a file, and those beside it that hold its tensors.</summary>
    /// <exception cref="OnnxException">The file is not a model that can be read.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static OnnxModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Load(file, Path.GetDirectoryName(Path.GetFullPath(path)), path);
    }

    /// <summary>Reads a stream to its end and leaves it open.</summary>
    /// <param name="stream">The stream, at the model's first byte.</param>
    /// <param name="folder">Where files with the model's tensors may be; without it such a model is refused.</param>
    /// <param name="description">What to call the stream in errors.</param>
    /// <exception cref="OnnxException">The bytes are not a model that can be read.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static OnnxModel Load(Stream stream, string? folder = null, string description = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ModelReader.Read(stream, folder, description);
    }
}
