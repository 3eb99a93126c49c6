namespace CnnDsl.Tool.Tests.Harness;

/// <summary>A run of the command, as a shell has it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it wrote on the error stream.</param>
internal sealed record Cnndsl(int Code, string Output, string Error)
{
    public static Cnndsl Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLine.Run(arguments, output, error);
        return new Cnndsl(code, output.ToString(), error.ToString());
    }

    /// <summary>It failed with one line that has all these words, wrote no result, and no escape sequences.</summary>
    public void Fails(int code, params string[] words)
    {
        Assert.Equal((code, ""), (Code, Output));
        Assert.DoesNotContain('\u001b', Error);
        Assert.StartsWith("cnndsl: ", Error, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, Error, StringComparison.Ordinal));
    }

    /// <summary>It did what it was told, and said nothing on the error stream.</summary>
    public void Succeeds(params string[] words)
    {
        Assert.Equal((0, ""), (Code, Error));
        Assert.DoesNotContain('\u001b', Output);
        Assert.All(words, word => Assert.Contains(word, Output, StringComparison.Ordinal));
    }
}
