using System.Globalization;

namespace CnnDsl.Weights;

/// <summary>Weights are not those that a network needs. Every difference is listed, each on a line of its own.</summary>
public sealed class WeightsException : Exception
{
    /// <summary>An error with all that is wrong.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="source">Where the weights come from, such as a file's path.</param>
    /// <param name="problems">What is wrong, one line each.</param>
    public WeightsException(string network, string source, IReadOnlyList<string> problems)
        : base(Compose(network, source, problems))
    {
        Problems = problems;
    }

    /// <summary>
    /// What is wrong, as in <c>shape: conv1.weight is 6 x 3 x 5 x 5, the network needs 6 x 1 x 5 x 5</c>.
    /// Each begins with its kind: <c>missing</c>, <c>shape</c>, <c>type</c>, <c>surplus</c>, <c>twice</c> or <c>value</c>.
    /// </summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Compose(string network, string source, IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        string count = string.Create(CultureInfo.InvariantCulture, $"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")}");
        return string.Join("\n  ", problems.Prepend($"{network} cannot use the weights of '{source}': {count}."));
    }
}
