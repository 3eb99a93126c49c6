namespace FashionMnist;

/// <summary>What the command line asks for.</summary>
/// <param name="Help">Only to say what can be asked for.</param>
/// <param name="DataFolder">Where the full data set is; null for the images that come with the sample.</param>
public sealed record Options(bool Help, string? DataFolder)
{
    /// <summary>What can be asked for.</summary>
    public const string Usage = """
        Usage: dotnet run -c Release --project samples/FashionMnist [-- --data DIR]

        Lets two small convolutional networks, LeNet5 and FashionNet, name the clothes on the
        1,000 test images that come with the sample.

          --data DIR   use the 10,000 test images of the full data set instead; DIR has
                       t10k-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz, or both unzipped
          --help       show this text
        """;

    /// <summary>Understands a command line.</summary>
    /// <exception cref="UsageException">It means nothing.</exception>
    public static Options Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => new Options(Help: false, DataFolder: null),
        ["--help" or "-h" or "-?"] => new Options(Help: true, DataFolder: null),
        ["--data"] => throw new UsageException("--data needs a folder."),
        ["--data", var folder] => new Options(Help: false, folder),
        ["--data", _, var other, ..] => throw new UsageException($"'{other}' is one argument too many."),
        [var other, ..] => throw new UsageException($"'{other}' means nothing here."),
    };
}

/// <summary>A command line that means nothing; the message says what in it.</summary>
public sealed class UsageException(string message) : Exception(message);
