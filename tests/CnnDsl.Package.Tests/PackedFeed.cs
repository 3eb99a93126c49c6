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
            (int code, string text) = Dotnet.Run(
                Dotnet.Repository, "pack", Path.Combine("src", project), "--artifacts-path", Path.Combine(_folder.FullName, "artifacts"), "-o", Feed, $"-p:Version={Version}", "-nodeReuse:false", "-p:UseSharedCompilation=false");
            Assert.True(code == 0, text);
            Assert.DoesNotContain("warning", text, StringComparison.Ordinal);
        }
    }

    public string Version { get; }

    public string Feed => Path.Combine(_folder.FullName, "feed");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A package's files.</summary>
    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.{extension}"));

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
}

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(nameof(PackedFeed))]
public sealed class PackedFeedDefinition : ICollectionFixture<PackedFeed>;
