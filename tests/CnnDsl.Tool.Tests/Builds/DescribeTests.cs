using CnnDsl.Tool.Tests.Harness;

namespace CnnDsl.Tool.Tests.Builds;

/// <summary>Descriptions that a build writes next to the sources.</summary>
public sealed class DescribeTests : IDisposable
{
    private const string Program = "System.Console.WriteLine(Shop.Eye.Describe().Length);";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_description_is_written_next_to_the_source_and_again_only_when_the_network_changes_or_it_is_gone()
    {
        UserProject project = Project();
        WriteNetwork(filters: 2);
        Builds(project, describes: true);
        string text = File.ReadAllText(Description);
        Assert.Contains("| conv1 ", text, StringComparison.Ordinal);
        Assert.Contains("conv1: Conv2D 3 x 3<br/>ReLU<br/>2 x 2 x 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Files, file => file.EndsWith(".md", StringComparison.Ordinal) && file != Path.Combine("Networks", "Eye.md"));
        Builds(project, describes: false);

        // The assembly changes and the network does not: the file keeps its time.
        DateTime written = File.GetLastWriteTimeUtc(Description);
        WriteNetwork(filters: 2, "public int Answer => 42;");
        Builds(project, describes: true);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Description));

        WriteNetwork(filters: 4);
        Builds(project, describes: true);
        Assert.Contains("conv1: Conv2D 3 x 3<br/>ReLU<br/>4 x 2 x 2", File.ReadAllText(Description), StringComparison.Ordinal);

        File.Delete(Description);
        Builds(project, describes: true);
        Assert.True(File.Exists(Description));
    }

    [Fact]
    public void A_file_of_the_users_is_left_as_it_is_and_is_one_error()
    {
        UserProject project = Project();
        WriteNetwork(filters: 2);
        File.WriteAllText(Description, "# My own words\n");
        (int code, string text) = project.Build();
        Assert.NotEqual(0, code);
        string error = Assert.Single(text.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.StartsWith($"{_folder["Scratch.csproj"]} : error CNN4004: cnndsl: {Description} was not written by CnnDslDescribe", error, StringComparison.Ordinal);
        Assert.Equal("# My own words\n", File.ReadAllText(Description));
    }

    private string Description => _folder[Path.Combine("Networks", "Eye.md")];

    private UserProject Project()
    {
        Directory.CreateDirectory(_folder["Networks"]);
        return ScratchProject.In(_folder, "", Program, "<CnnDslDescribe>true</CnnDslDescribe>");
    }

    private void WriteNetwork(int filters, string member = "") => File.WriteAllText(_folder[Path.Combine("Networks", "Nets.cs")], $$"""
        namespace Shop;

        [CnnDsl.Network, CnnDsl.Input(1, 4, 4)]
        [CnnDsl.Conv2D({{filters}}, 3), CnnDsl.ReLU]
        public partial class Eye
        {
            {{member}}
        }
        """);

    private void Builds(UserProject project, bool describes)
    {
        (int code, string text) = project.Build();
        Assert.True(code == 0, text);
        Assert.Equal(describes, text.Contains($"Scratch.dll -> {Description}", StringComparison.Ordinal));
    }
}
