using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Builds;

/// <summary>A user's project that takes what lies beside the tests: the runtime, the generator, and the targets with the tool.</summary>
internal static class ScratchProject
{
    /// <param name="folder">Where it lies.</param>
    /// <param name="items">Its items, such as OnnxNetwork.</param>
    /// <param name="program">Its program.</param>
    /// <param name="properties">Its properties beside the usual ones.</param>
    public static UserProject In(TemporaryFolder folder, string items, string program, string properties = "") => new(folder, "Scratch", "Program.cs", program, $"""
        <PropertyGroup>
          <CnnDslToolPath>{Built("CnnDsl.Tool")}</CnnDslToolPath>
          {properties}
        </PropertyGroup>
        <ItemGroup>
          <Reference Include="{Built("CnnDsl.Runtime")}" />
          <Reference Include="{Built("System.Numerics.Tensors")}" />
          <Analyzer Include="{Built("CnnDsl.Generator")}" />
          {items}
        </ItemGroup>
        <Import Project="{Path.Combine(Dotnet.Repository, "src", "CnnDsl.Build", "CnnDsl.targets")}" />
        """);

    /// <summary>An assembly as it lies beside the tests.</summary>
    private static string Built(string assembly) => Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
}
