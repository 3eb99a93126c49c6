using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.Generator.Tests.Harness;

/// <summary>What a build wrote down of a file of tensors.</summary>
internal sealed partial class ManifestFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);

    /// <param name="file">The file, as in <c>tiny.safetensors</c>.</param>
    /// <param name="network">The class that it is for.</param>
    /// <param name="tensors">Its tensors, as in <c>conv1.weight F32 6 x 1 x 5 x 5; conv1.bias F32 6</c>.</param>
    /// <param name="more">More facts: <c>resource</c>, <c>kind</c>, <c>tolerance</c>.</param>
    public static ManifestFile Of(string file, string network, string tensors, params (string Word, string Value)[] more)
    {
        IEnumerable<string> lines = new (string Word, string Value)[] { ("network", network), ("file", $"/models/{file}") }.Concat(more)
            .Select(fact => $"{fact.Word}\t{fact.Value}")
            .Concat(tensors.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Line));
        return new ManifestFile($"/obj/{network}.{file}.cnndsl-tensors", string.Join('\n', lines) + "\n");
    }

    /// <summary>The files that comments of a source tell of: <c>// tiny.safetensors for Tiny: conv1.weight F32 6 x 1 x 5 x 5; conv1.bias F32 6</c>.</summary>
    public static IEnumerable<ManifestFile> NamedIn(string source) => Comment().Matches(source).Select(match => Of(
        match.Groups["file"].Value, match.Groups["network"].Value, match.Groups["tensors"].Value,
        ("kind", match.Groups["file"].Value.Contains(".golden.", StringComparison.Ordinal) ? "golden" : "weights")));

    private static string Line(string tensor)
    {
        string[] words = tensor.Split(' ', 3);
        return $"tensor\t{words[1]}\t{(words.Length < 3 ? "" : words[2].Replace(" x ", " ", StringComparison.Ordinal))}\t{words[0]}";
    }

    [GeneratedRegex(@"^// (?<file>\S+) for (?<network>\S+): (?<tensors>.*)$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
