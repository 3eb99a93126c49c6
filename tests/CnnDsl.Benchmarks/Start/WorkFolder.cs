namespace CnnDsl.Benchmarks.Start;

/// <summary>Where programs are published and models written: a folder that goes when the work is done, or one of the user's, which stays.</summary>
internal sealed class WorkFolder(string? path) : IDisposable
{
    public string Path { get; } = path is null ? Directory.CreateTempSubdirectory("cnndsl-start-").FullName : Directory.CreateDirectory(path).FullName;

    public void Dispose()
    {
        if (path is null)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
