using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Package.Tests;

/// <summary>A project of a user's that knows nothing but the package.</summary>
internal sealed class Consumer
{
    private readonly TemporaryFolder _folder;

    /// <param name="feed">Where the package is.</param>
    /// <param name="folder">Where the project lies.</param>
    /// <param name="items">Its items beside the package.</param>
    /// <param name="source">Its one file.</param>
    public Consumer(PackedFeed feed, TemporaryFolder folder, string items, string source)
    {
        _folder = folder;
        feed.WriteConfiguration(folder);
        File.WriteAllText(folder["Shop.cs"], source);
        File.WriteAllText(folder["Shop.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CnnDsl" Version="{feed.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    public (int Code, string Text) Build() => Dotnet.Run(_folder.Root, "build", "-c", "Release", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false");

    public (int Code, string Text) Run() => Dotnet.Run(_folder.Root, _folder["bin/Release/net10.0/Shop.dll"]);

    /// <summary>The errors of a build that fails, each once.</summary>
    public IReadOnlyList<string> Errors()
    {
        (int code, string text) = Build();
        Assert.NotEqual(0, code);
        return [.. text.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];
    }
}
