using CnnDsl.Tool.Files;
using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Verbs;

/// <summary><c>cnndsl describe</c>.</summary>
public sealed class DescribeTests : IDisposable
{
    private static readonly string Assembly = typeof(Small).Assembly.Location;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_a_network_as_it_describes_itself()
    {
        Cnndsl run = Describe("--network", typeof(Tiny).FullName!);
        run.Succeeds();
        Assert.Equal(Tiny.Describe(), run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_documentation_shows_LeNet5_as_it_is()
    {
        string page = File.ReadAllText(Path.Combine(Dotnet.Repository, "docs", "describing.md"));
        string description = LeNet5.Describe();
        Assert.Contains(description[description.IndexOf('|', StringComparison.Ordinal)..], page, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_a_file()
    {
        Describe("--network", typeof(Small).FullName!, "--out", _folder["small.md"]).Succeeds("small.md: ");
        Assert.Equal(Small.Describe(), File.ReadAllText(_folder["small.md"]));
    }

    [Fact]
    public void Says_what_is_wrong()
    {
        Describe().Fails(1, typeof(Small).FullName!, typeof(Tiny).FullName!, "--network");
        Describe("--beside", _folder["none.sources"]).Fails(1, "There is no file", "none.sources");
        Describe("--beside", _folder["none.sources"], "--out", _folder["small.md"]).Fails(CommandLine.Misuse, "--beside", "--out");
    }

    [Fact]
    public void A_network_whose_source_is_not_among_the_files_is_named()
    {
        File.WriteAllText(_folder["Other.cs"], "namespace CnnDsl.Tool.Tests; partial class Small;");
        File.WriteAllLines(_folder["list"], [_folder["Other.cs"], _folder["removed.cs"]]);
        Describe("--beside", _folder["list"]).Fails(1, "None of the project's files declares CnnDsl.Tool.Tests.LeNet5.");
        Assert.Equal(["Other.cs", "list"], _folder.Files);
    }

    [Theory]
    [InlineData("namespace Shop; [Network] partial class Eye;", "Shop.Eye")]
    [InlineData("namespace Shop.@new { namespace In { [global::CnnDsl.NetworkAttribute] partial class Eye; } }", "Shop.new.In.Eye")]
    [InlineData("partial class Outer { partial struct Inner { [CnnDsl.Network, Input(1)] internal partial class Eye; } }", "Outer+Inner+Eye")]
    [InlineData("using Net = CnnDsl.NetworkAttribute; [Net] partial class Eye;", "Eye")]
    [InlineData("#if WIDE\n[Network] partial class Eye;\n#endif", "Eye")]
    public void A_networks_source_is_the_file_with_its_attribute(string declaration, string @class)
    {
        File.WriteAllText(_folder["a.cs"], declaration.Replace("[Net", "[Obsolete, Net", StringComparison.Ordinal));
        File.WriteAllText(_folder["b.cs"], "partial class Eye; [Network] partial class Other;");
        File.WriteAllText(_folder["c.cs"], "namespace Shop; [System.Serializable] partial class Eye;");
        Assert.Equal(_folder["a.cs"], NetworkSources.Of([_folder["a.cs"], _folder["b.cs"], _folder["c.cs"]], ["", "WIDE"]).Find(@class));
    }

    private static Cnndsl Describe(params string[] options) => Cnndsl.Run(["describe", Assembly, .. options]);
}
