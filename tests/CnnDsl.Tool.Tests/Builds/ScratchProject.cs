using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Builds;

/// <summary>A project of a user's, outside of the repository, that imports models as it builds.</summary>
internal sealed class ScratchProject
{
    private readonly TemporaryFolder _folder;

    /// <param name="folder">Where it lies.</param>
    /// <param name="networks">Its OnnxNetwork items.</param>
    /// <param name="program">Its program.</param>
    public ScratchProject(TemporaryFolder folder, string networks, string program)
    {
        _folder = folder;
        File.WriteAllText(folder["Program.cs"], program);
        File.WriteAllText(folder["Scratch.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <CnnDslToolPath>{Built("CnnDsl.Tool")}</CnnDslToolPath>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Built("CnnDsl.Runtime")}" />
                <Reference Include="{Built("System.Numerics.Tensors")}" />
                <Analyzer Include="{Built("CnnDsl.Generator")}" />
                {networks}
              </ItemGroup>
              <Import Project="{Path.Combine(Dotnet.Repository, "src", "CnnDsl.Build", "CnnDsl.targets")}" />
            </Project>
            """);
    }

    /// <summary>Builds it; returns the exit code and all that was said.</summary>
    public (int Code, string Text) Build() => Dotnet.Run(_folder.Root, "build", "-c", "Release", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false");

    /// <summary>Runs one target, with properties as in <c>PublishAot=true</c>.</summary>
    public (int Code, string Text) RunTarget(string target, params IEnumerable<string> properties) =>
        Dotnet.Run(_folder.Root, ["msbuild", "-nologo", "-nodeReuse:false", $"-t:{target}", .. properties.Select(property => $"-p:{property}")]);

    /// <summary>Runs what was built.</summary>
    public (int Code, string Text) RunProgram() => Dotnet.Run(_folder.Root, _folder["bin/Release/net10.0/Scratch.dll"]);

    /// <summary>An assembly as it lies beside the tests.</summary>
    private static string Built(string assembly) => Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
}
