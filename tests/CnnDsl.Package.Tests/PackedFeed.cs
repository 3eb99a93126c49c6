using System.Globalization;
using System.IO.Compression;
using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Package.Tests;

/// <summary>
/// Both packages, packed once for all tests: built apart from the repository's own output, which other tests use meanwhile, and under a
/// version that nobody has in a cache.
/// </summary>
public sealed class PackedFeed : IDisposable
{
    // In the repository, because what the compiler writes on the way is only then without the machine's paths; and not tracked.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Dotnet.Repository, "tests", "CnnDsl.Package.Tests", "obj", $"packed-{Guid.NewGuid():N}"));

    public PackedFeed()
    {
        Version = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}");
        foreach (string project in (string[])["CnnDsl.Package", "CnnDsl.Tool"])
        {
            Pack(project, Feed);
        }
    }

    public string Version { get; }

    public string Feed => Path.Combine(_folder.FullName, "feed");

    private string Artifacts => Path.Combine(_folder.FullName, "artifacts");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A package's files.</summary>
    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Feed, FileName(id, extension)));

    /// <summary>A package as it was packed first.</summary>
    public byte[] Read(string id) => File.ReadAllBytes(Path.Combine(Feed, FileName(id, "nupkg")));

    /// <summary>Packs a package once more, from nothing, and gives its bytes.</summary>
    public byte[] PackAgain(string id, string project)
    {
        Directory.Delete(Artifacts, recursive: true);
        string folder = Path.Combine(_folder.FullName, "again");
        Pack(project, folder);
        return File.ReadAllBytes(Path.Combine(folder, FileName(id, "nupkg")));
    }

    /// <summary>Has a folder restore from this feed and, for other packages, from the machine's sources and what it has of those.</summary>
    public void WriteConfiguration(TemporaryFolder folder)
    {
        (int code, string text) = Dotnet.Run(folder.Root, "nuget", "locals", "global-packages", "--list");
        Assert.True(code == 0, text);
        File.WriteAllText(folder["NuGet.config"], $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{text.Split(": ", 2)[1].Trim()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    private string FileName(string id, string extension) => $"{id}.{Version}.{extension}";

    private void Pack(string project, string folder)
    {
        (int code, string text) = Dotnet.Run(
            Dotnet.Repository, "pack", Path.Combine("src", project), "--artifacts-path", Artifacts, "-o", folder, $"-p:Version={Version}", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        Assert.True(code == 0, text);
        Assert.DoesNotContain("warning", text, StringComparison.Ordinal);
    }
}

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(nameof(PackedFeed))]
public sealed class PackedFeedDefinition : ICollectionFixture<PackedFeed>;
