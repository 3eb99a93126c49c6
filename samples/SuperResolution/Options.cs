namespace SuperResolution;

/// <summary>What the command line asks for.</summary>
/// <param name="Help">Only to say what can be asked for.</param>
/// <param name="Picture">The picture to enlarge; null for the one that comes with the sample.</param>
/// <param name="Output">Where the larger picture goes; null for nowhere.</param>
public sealed record Options(bool Help, string? Picture, string? Output)
{
    /// <summary>What can be asked for.</summary>
    public const string Usage = """
        Usage: dotnet run -c Release --project samples/SuperResolution [-- PICTURE [OUTPUT.png]]

        Makes a picture twice as wide and high.

          PICTURE      a JPEG, PNG, BMP, TGA or GIF file; by default the photo that comes with the sample,
                       which is then compared with what UpscalerJS makes of it
          OUTPUT.png   two enlargements side by side, a bicubic one and the network's; by default none is written
          --help       show this text
        """;

    /// <summary>Understands a command line.</summary>
    /// <exception cref="UsageException">It means nothing.</exception>
    public static Options Parse(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => new Options(Help: false, Picture: null, Output: null),
        ["--help" or "-h" or "-?"] => new Options(Help: true, Picture: null, Output: null),
        [['-', ..] option, ..] => throw new UsageException($"'{option}' means nothing here."),
        [var picture] => new Options(Help: false, picture, Output: null),
        [var picture, var output] => new Options(Help: false, picture, output),
        [_, _, var other, ..] => throw new UsageException($"'{other}' is one argument too many."),
    };
}

/// <summary>A command line that means nothing; the message says what in it.</summary>
public sealed class UsageException(string message) : Exception(message);
