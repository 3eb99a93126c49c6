using System.Globalization;

namespace CnnDsl.Benchmarks.Compare;

/// <summary>A command line that means nothing.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What `compare` is asked to do.</summary>
/// <param name="Batches">Batch sizes, each timed by itself.</param>
/// <param name="Threads">Threads of each side, each number timed by itself.</param>
/// <param name="Seconds">Time for each network and batch size.</param>
/// <param name="Network">The one network to time; null for all.</param>
internal sealed record CompareOptions(IReadOnlyList<int> Batches, IReadOnlyList<int> Threads, double Seconds, string? Network)
{
    /// <summary>Where a drawing of the ratios goes; null for none.</summary>
    public string? Picture { get; init; }

    public static CompareOptions Parse(ReadOnlySpan<string> arguments)
    {
        CompareOptions options = new([1, 8], [1], 2, null);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{arguments[i]} has no value.");
            options = arguments[i] switch
            {
                "--batch" => options with { Batches = Numbers("--batch", value) },
                "--threads" => options with { Threads = Numbers("--threads", value) },
                "--seconds" => options with { Seconds = Duration(value) },
                "--network" => options with { Network = value },
                "--picture" => options with { Picture = value },
                string other => throw new UsageException($"compare has no option {other}."),
            };
        }

        return options;
    }

    /// <summary>A number from 1.</summary>
    public static int Count(string option, string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
        ? number
        : throw new UsageException($"{option} wants whole numbers from 1; not '{text}'.");

    private static int[] Numbers(string option, string text) => [.. text.Split(',').Select(item => Count(option, item))];

    private static double Duration(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds > 0
            ? seconds
            : throw new UsageException($"--seconds wants a number above 0; not '{text}'.");
}
