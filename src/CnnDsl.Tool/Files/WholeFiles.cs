namespace CnnDsl.Tool.Files;

/// <summary>Several files that come into being together: each is written under another name first, and none is left when one fails.</summary>
internal sealed class WholeFiles : IDisposable
{
    private readonly List<(string Temporary, string Path)> _files = [];

    /// <summary>Writes a file under another name beside its own.</summary>
    public void Add(string path, Action<string> write)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        _files.Add((temporary, path));
        write(temporary);
    }

    /// <summary>Gives all files their names, in place of older ones.</summary>
    public void Keep()
    {
        foreach ((string temporary, string path) in _files)
        {
            File.Move(temporary, path, overwrite: true);
        }

        _files.Clear();
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        foreach ((string temporary, _) in _files)
        {
            File.Delete(temporary);
        }
    }
}
