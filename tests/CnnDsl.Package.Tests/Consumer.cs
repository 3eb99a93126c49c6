using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Package.Tests;

/// <summary>A project of a user's that knows nothing but the package.</summary>
internal sealed class Consumer
{
    private readonly UserProject _project;

    /// <param name="feed">Where the package is.</param>
    /// <param name="folder">Where the project lies.</param>
    /// <param name="items">Its items beside the package.</param>
    /// <param name="source">Its one file.</param>
    public Consumer(PackedFeed feed, TemporaryFolder folder, string items, string source)
    {
        feed.WriteConfiguration(folder);
        _project = new UserProject(folder, "Shop", "Shop.cs", source, $"""
            <ItemGroup>
              <PackageReference Include="CnnDsl" Version="{feed.Version}" />
              {items}
            </ItemGroup>
            """);
    }

    public (int Code, string Text) Build() => _project.Build();

    public (int Code, string Text) Run() => _project.Run();

    /// <summary>The errors of a build that fails, each once.</summary>
    public IReadOnlyList<string> Errors()
    {
        (int code, string text) = Build();
        Assert.NotEqual(0, code);
        return [.. text.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];
    }
}
