using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Builds;

/// <summary>What a publish says that would leave the wide vectors off.</summary>
public sealed class VectorWidthTests : IDisposable
{
    private const string Target = "CnnDslVectorWidth";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NativeAOT_without_an_instruction_set_is_warned_of()
    {
        (int code, string text) = Run("PublishAot=true", "RuntimeIdentifier=linux-x64");

        Assert.Equal(0, code);
        Assert.Contains("warning CNN4003: NativeAOT compiles for 128-bit vectors", text, StringComparison.Ordinal);
        Assert.Contains("IlcInstructionSet", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PublishAot=true", "RuntimeIdentifier=linux-x64", "IlcInstructionSet=x86-64-v3")]
    [InlineData("PublishAot=true", "RuntimeIdentifier=linux-x64", "NoWarn=CNN4003")]
    [InlineData("PublishAot=true", "RuntimeIdentifier=linux-arm64")]
    [InlineData("RuntimeIdentifier=linux-x64")]
    public void Nothing_is_said_where_nothing_is_lost_or_the_user_does_not_want_to_hear_it(params string[] properties)
    {
        (int code, string text) = Run(properties);

        Assert.Equal(0, code);
        Assert.DoesNotContain("CNN4003", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_publish_runs_the_target()
    {
        (int code, string text) = ScratchProject.In(_folder, "", "").RunTarget("PrepareForPublish", "PublishAot=true", "RuntimeIdentifier=linux-x64", "TreatWarningsAsErrors=false");

        Assert.True(code == 0, text);
        Assert.Contains("warning CNN4003", text, StringComparison.Ordinal);
    }

    // The scratch project takes warnings for errors, as many do; what is asked here is that they are said.
    private (int Code, string Text) Run(params string[] properties) =>
        ScratchProject.In(_folder, "", "").RunTarget(Target, [.. properties, "TreatWarningsAsErrors=false"]);
}
