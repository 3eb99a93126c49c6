using CnnDsl.Benchmarks.Compare;

namespace CnnDsl.Benchmarks.Start;

/// <summary>What `start` and `memory` are asked to do.</summary>
/// <param name="Network">The one network; null for those that the verb has.</param>
/// <param name="Folder">Where what is published stays and is used again; null for a temporary one.</param>
internal sealed record StartOptions(string? Network, string? Folder)
{
    public static StartOptions Parse(ReadOnlySpan<string> arguments)
    {
        StartOptions options = new(null, null);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{arguments[i]} has no value.");
            options = arguments[i] switch
            {
                "--network" => options with { Network = value },
                "--folder" => options with { Folder = value },
                string other => throw new UsageException($"There is no option {other}."),
            };
        }

        return options;
    }
}
