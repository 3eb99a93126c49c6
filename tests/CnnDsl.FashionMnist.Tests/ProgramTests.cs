using FashionMnist;

namespace CnnDsl.FashionMnist.Tests;

public class ProgramTests
{
    private const int TerminalWidth = 100;

    [Fact]
    public void Shows_both_networks_the_confusions_and_the_pictures()
    {
        (int code, string output, string error) = Run();
        Assert.Equal("", error);
        Assert.Equal(0, code);
        string[] lines = output.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, TerminalWidth));
        Assert.Contains(lines, line => line.StartsWith("LeNet5 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("FashionNet ", StringComparison.Ordinal));
        Assert.All(FashionClasses.Names, name => Assert.Contains(lines, line => line.StartsWith(name, StringComparison.Ordinal)));
        Assert.Contains("Image 0: Ankle boot", output, StringComparison.Ordinal);
        Assert.Contains("████████", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_with_a_sentence_for_each_network_that_is_not_good_enough()
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(AppContext.BaseDirectory, "data");
        File.Copy(Path.Combine(data, "t10k-1000-images-idx3-ubyte.gz"), Path.Combine(folder.Path, "t10k-images-idx3-ubyte.gz"));
        folder.Write("t10k-labels-idx1-ubyte", IdxBytes.Labels(new byte[1000]));
        (int code, _, string error) = Run("--data", folder.Path);
        Assert.Equal(1, code);
        string[] lines = error.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("LeNet5 is right on ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("FashionNet is right on ", lines[1], StringComparison.Ordinal);
    }

    [Theory, InlineData("--help"), InlineData("-h")]
    public void Help_goes_to_the_output(string argument)
    {
        (int code, string output, string error) = Run(argument);
        Assert.Equal(0, code);
        Assert.StartsWith("Usage: ", output, StringComparison.Ordinal);
        Assert.Equal("", error);
    }

    [Theory]
    [InlineData("'--fast' means nothing here.", "--fast")]
    [InlineData("'' means nothing here.", "")]
    [InlineData("--data needs a folder.", "--data")]
    [InlineData("'b' is one argument too many.", "--data", "a", "b")]
    public void Arguments_that_mean_nothing_get_a_sentence_and_the_usage(string sentence, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.StartsWith(sentence + Environment.NewLine, error, StringComparison.Ordinal);
        Assert.Contains("Usage: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_gets_one_sentence()
    {
        (int code, string output, string error) = Run("--data", "no such folder");
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Equal("There is no folder 'no such folder'." + Environment.NewLine, error);
    }

    [Fact]
    public void Main_returns_the_code() => Assert.Equal(1, Program.Main(["--fast"]));

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = Program.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
