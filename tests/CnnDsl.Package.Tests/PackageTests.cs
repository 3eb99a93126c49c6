using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Package.Tests;

/// <summary>What is in the packages.</summary>
[Collection(nameof(PackedFeed))]
public sealed class PackageTests(PackedFeed feed)
{
    /// <summary>The id of SourceLink's map in a PDB, as the format's specification has it.</summary>
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void One_package_has_the_runtime_the_analyzers_the_targets_and_what_a_build_calls()
    {
        using ZipArchive package = feed.Open("CnnDsl");
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.Equal(["lib/net10.0/CnnDsl.Runtime.dll", "lib/net10.0/CnnDsl.Runtime.xml"], names.Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["analyzers/dotnet/cs/CnnDsl.CodeFixes.dll", "analyzers/dotnet/cs/CnnDsl.Generator.dll"],
            names.Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(["buildTransitive/CnnDsl.targets", "tools/net10.0/any/CnnDsl.Tool.dll", "tools/net10.0/any/CnnDsl.Tool.runtimeconfig.json", "README.md", "icon.png"], name => Assert.Contains(name, names));

        // Nothing native ships.
        Assert.DoesNotContain(names, name => name.Contains("runtimes/", StringComparison.Ordinal) || name.EndsWith(".so", StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_says_what_it_is_and_needs_what_the_runtime_needs()
    {
        using ZipArchive package = feed.Open("CnnDsl");
        string specification = Text(package, "CnnDsl.nuspec");
        Assert.All(
            [
                "<license type=\"expression\">MIT</license>", "<icon>icon.png</icon>", "<readme>README.md</readme>",
                "<repository type=\"git\" url=\"https://github.com/cnndsl/cnndsl\"", "<dependency id=\"System.Numerics.Tensors\"",
            ],
            words => Assert.Contains(words, specification, StringComparison.Ordinal));
        Assert.Equal(1, specification.Split("<dependency ").Length - 1);
    }

    [Fact]
    public void Symbols_lead_to_the_sources_of_the_commit_and_say_nothing_of_the_machine()
    {
        using ZipArchive symbols = feed.Open("CnnDsl", "snupkg");
        using MemoryStream pdb = new();
        using (Stream stream = symbols.GetEntry("lib/net10.0/CnnDsl.Runtime.pdb")!.Open())
        {
            stream.CopyTo(pdb);
        }

        pdb.Position = 0;
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(pdb);
        MetadataReader reader = provider.GetMetadataReader();
        string[] documents = [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))];
        Assert.Contains("/_/src/CnnDsl.Runtime/NetworkInfo.cs", documents);
        Assert.All(documents, document => Assert.StartsWith("/_", document, StringComparison.Ordinal));

        byte[] map = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Where(information => reader.GetGuid(information.Kind) == SourceLink)
            .Select(information => reader.GetBlobBytes(information.Value)).Single();
        (int code, string commit) = Dotnet.RunProgram("git", Dotnet.Repository, "rev-parse", "HEAD");
        Assert.Equal(0, code);
        Assert.Equal($$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/cnndsl/cnndsl/{{{commit.Trim()}}}/*"}}""", Encoding.UTF8.GetString(map));
    }

    [Fact]
    public void Packing_the_same_commit_again_gives_the_same_bytes() => Assert.Equal(feed.Read("CnnDsl"), feed.PackAgain("CnnDsl", "CnnDsl.Package"));

    /// <summary>The feed is packed with one folder for all output; without that, each project has a folder for its framework.</summary>
    [Fact]
    public void Parts_are_looked_for_in_the_folder_of_their_own_framework()
    {
        (int code, string text) = Dotnet.Run(
            Dotnet.Repository, "msbuild", Path.Combine("src", "CnnDsl.Package"), "-t:FindParts", "-p:TargetFramework=net10.0", "-p:Configuration=Release", "-getItem:_Analyzer", "-nodeReuse:false");
        Assert.True(code == 0, text);
        string[] paths = [.. text.Split('\n').Where(line => line.Contains("\"Identity\"", StringComparison.Ordinal)).Select(line => line.Replace('\\', '/'))];
        Assert.Equal(2, paths.Length);
        Assert.All(paths, path => Assert.Contains("/netstandard2.0/", path, StringComparison.Ordinal));
    }

    private static string Text(ZipArchive package, string name)
    {
        using StreamReader reader = new(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
