using FaceFinder;
using Imaging;

namespace CnnDsl.BlazeFace.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cnndsl").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Says_where_the_faces_of_the_photo_are()
    {
        (int code, string output, string error) = Run();
        Assert.Equal("", error);
        Assert.Equal(0, code);
        string[] lines = output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.StartsWith("friends.jpg, 720 x 327: 4 faces;", lines[0], StringComparison.Ordinal);
        Assert.Equal(3 + 4, lines.Length);
    }

    [Fact]
    public void Draws_boxes_and_points_into_a_copy()
    {
        string copy = Path.Combine(_folder, "faces.png");
        string photo = Path.Combine(AppContext.BaseDirectory, "pictures", "friends.jpg");
        Assert.Equal(0, Run(photo, copy).Code);
        Picture before = Picture.Load(photo);
        Picture after = Picture.Load(copy);
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));
        int changed = Enumerable.Range(0, before.Width * before.Height).Count(i => !before.Pixels.Slice(3 * i, 3).SequenceEqual(after.Pixels.Slice(3 * i, 3)));

        // Four frames of about 4 x 100 x 2 pixels, and 24 points.
        Assert.InRange(changed, 3000, 6000);
    }

    [Fact]
    public void What_is_no_picture_gets_one_sentence()
    {
        string path = Path.Combine(_folder, "no.png");
        File.WriteAllText(path, "no picture");
        (int code, string output, string error) = Run(path);
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.StartsWith($"'{path}' is no picture that can be read", error, StringComparison.Ordinal);
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
