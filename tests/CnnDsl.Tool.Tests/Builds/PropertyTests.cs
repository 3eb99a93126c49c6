using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Builds;

/// <summary>The project's properties reach the compiler and change what is emitted.</summary>
public sealed class PropertyTests : IDisposable
{
    private const string Program = """
        using CnnDsl;

        Net.Create(new System.Collections.Generic.Dictionary<string, System.Numerics.Tensors.Tensor<float>>());

        [Network, Input(4), Dense(2)]
        public partial class Net;
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("<CnnDslKernelTargets>256;512</CnnDslKernelTargets>", true, "VectorWidth.Bits256, global::CnnDsl.VectorWidth.Bits512]")]
    [InlineData("<CnnDslEmitComments>false</CnnDslEmitComments>", false, "partial class Net")]
    [InlineData("", true, "partial class Net")]
    public void A_property_in_the_project_file_reaches_the_emitted_code(string property, bool hasComments, string text)
    {
        string emitted = Emitted(property);
        Assert.Contains(text, emitted, StringComparison.Ordinal);
        Assert.Equal(hasComments, emitted.Contains("// dense1:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_means_nothing_is_an_error_of_the_build()
    {
        (int code, string text) = Build("<CnnDslKernelTargets>128;wide</CnnDslKernelTargets>");
        Assert.NotEqual(0, code);
        Assert.Contains("error CNN0023: The project's property CnnDslKernelTargets is '128,wide'", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoWarn_takes_that_error_away()
    {
        (int code, string text) = Build("<CnnDslKernelTargets>128;wide</CnnDslKernelTargets><NoWarn>$(NoWarn);CNN0023</NoWarn>");
        Assert.True(code == 0, text);
    }

    private string Emitted(string property)
    {
        (int code, string text) = Build(property);
        Assert.True(code == 0, text);
        return File.ReadAllText(Assert.Single(Directory.GetFiles(_folder.Root, "Net.g.cs", SearchOption.AllDirectories)));
    }

    private (int Code, string Text) Build(string property) => ScratchProject.In(
        _folder, $"</ItemGroup><PropertyGroup><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>{property}</PropertyGroup><ItemGroup>", Program).Build();
}
