using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CnnDsl.Generator.Parsing;

/// <summary>
/// Reads what <c>cnndsl manifest</c> wrote of a file of tensors: lines of a word and what it is, with a tab between, and for each tensor
/// <c>tensor</c>, its type, its dimensions with spaces between, and its name.
/// </summary>
internal static class ManifestReader
{
    private const string Extension = ".cnndsl-tensors";

    public static bool IsManifest(AdditionalText text) => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static TensorManifest Read(AdditionalText text, CancellationToken cancellation)
    {
        Dictionary<string, string> facts = new(StringComparer.Ordinal);
        List<FileTensor> tensors = [];
        foreach (TextLine line in text.GetText(cancellation)?.Lines ?? Enumerable.Empty<TextLine>())
        {
            string[] words = line.ToString().Split('\t');
            if (words.Length == 4 && words[0] == "tensor")
            {
                tensors.Add(new FileTensor(words[3], words[1], ReadDimensions(words[2])));
            }
            else if (words.Length == 2)
            {
                facts[words[0]] = words[1];
            }
        }

        string Fact(string word, string otherwise = "") => facts.TryGetValue(word, out string? value) ? value : otherwise;
        ManifestKind kind = Fact("kind") == "golden" ? ManifestKind.Golden : ManifestKind.Weights;
        return new TensorManifest(kind, Fact("network"), Fact("file", text.Path), Fact("resource"), tensors.ToEquatableArray())
        {
            Tolerance = double.TryParse(Fact("tolerance"), NumberStyles.Float, CultureInfo.InvariantCulture, out double tolerance) ? tolerance : 0,
        };
    }

    /// <summary>A file that finds no network, said at the file: it stands in no source.</summary>
    public static Diagnostic Report(TensorManifest file, string verdict) => Diagnostic.Create(
        DiagnosticCatalog.Get(DiagnosticIds.NoNetwork), Location.Create(file.Path, default, default), file.File, file.Network, verdict);

    private static EquatableArray<int> ReadDimensions(string text) =>
        text.Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1).ToEquatableArray();
}
