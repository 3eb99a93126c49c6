using CnnDsl.Weights;

namespace CnnDsl.Runtime.Tests.Weights;

/// <summary>A folder of its own for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnndsl-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string File(string name, byte[] bytes)
    {
        string path = File(name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Opens the bytes as a file of this folder, or without it as a stream.</summary>
    public SafeTensors Open(Way way, byte[] bytes) => way switch
    {
        Way.File => SafeTensors.Open(File("x.safetensors", bytes)),
        Way.Stream => SafeTensors.Read(new MemoryStream(bytes)),
        _ => SafeTensors.Read(new DribblingStream(bytes)),
    };

    /// <summary>Names of all that the folder holds.</summary>
    public IEnumerable<string> Names() => _folder.EnumerateFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
