namespace CnnDsl.Tool.Tests.Harness;

/// <summary>A folder that goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cnndsl");

    public string Root => _folder.FullName;

    /// <summary>Everything in it, hidden files too.</summary>
    public IEnumerable<string> Files => _folder.GetFiles("*", new EnumerationOptions { AttributesToSkip = 0, RecurseSubdirectories = true })
        .Select(file => Path.GetRelativePath(Root, file.FullName)).Order(StringComparer.Ordinal);

    public string this[string name] => Path.Combine(Root, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
