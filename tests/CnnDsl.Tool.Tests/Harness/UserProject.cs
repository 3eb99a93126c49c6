namespace CnnDsl.Tool.Tests.Harness;

/// <summary>A console project of a user's, outside of the repository, in which a warning is an error.</summary>
internal sealed class UserProject
{
    private readonly TemporaryFolder _folder;
    private readonly string _name;

    /// <param name="folder">Where it lies.</param>
    /// <param name="name">Its name.</param>
    /// <param name="file">The name of its one file.</param>
    /// <param name="source">That file's text.</param>
    /// <param name="elements">What its project has beside the usual properties.</param>
    public UserProject(TemporaryFolder folder, string name, string file, string source, string elements)
    {
        (_folder, _name) = (folder, name);
        File.WriteAllText(folder[file], source);
        File.WriteAllText(folder[$"{name}.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              {elements}
            </Project>
            """);
    }

    /// <summary>Builds it; returns the exit code and all that was said.</summary>
    public (int Code, string Text) Build() => Dotnet.Run(_folder.Root, "build", "-c", "Release", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false");

    /// <summary>Runs one target, with properties as in <c>PublishAot=true</c>.</summary>
    public (int Code, string Text) RunTarget(string target, params IEnumerable<string> properties) =>
        Dotnet.Run(_folder.Root, ["msbuild", "-nologo", "-nodeReuse:false", $"-t:{target}", .. properties.Select(property => $"-p:{property}")]);

    /// <summary>Runs what was built.</summary>
    public (int Code, string Text) Run() => Dotnet.Run(_folder.Root, _folder[$"bin/Release/net10.0/{_name}.dll"]);
}
