using Imaging;
using SuperResolution;

namespace CnnDsl.SuperResolution.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cnndsl").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Enlarges_the_photo_and_compares_it_with_that_of_UpscalerJS()
    {
        (int code, string output, string error) = Run();
        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.StartsWith("flower.png: 128 x 128 -> 256 x 256 in ", output, StringComparison.Ordinal);
        Assert.Contains("UpscalerJS", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_interpolation_and_network_side_by_side()
    {
        string both = Path.Combine(_folder, "both.png");
        Assert.Equal(0, Run(Path.Combine(AppContext.BaseDirectory, "pictures", "flower.png"), both).Code);
        Picture picture = Picture.Load(both);
        Assert.Equal((256 + 8 + 256, 256), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_missing_picture_gets_one_sentence()
    {
        (int code, string output, string error) = Run(Path.Combine(_folder, "none.png"));
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Contains("none.png", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--fast' means nothing here.", "--fast")]
    [InlineData("'c' is one argument too many.", "a", "b", "c")]
    public void Arguments_that_mean_nothing_get_a_sentence_and_the_usage(string sentence, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.StartsWith(sentence + Environment.NewLine, error, StringComparison.Ordinal);
        Assert.Contains("Usage: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_goes_to_the_output() => Assert.StartsWith("Usage: ", Run("--help").Output, StringComparison.Ordinal);

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = Program.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
