using System.Globalization;

namespace CnnDsl.Generator.Model;

/// <summary>What a file of tensors is to a network.</summary>
internal enum ManifestKind
{
    Weights,
    Golden,
}

/// <summary>What is in a file of tensors, as the build wrote it down: the generator itself opens no files.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Network">The name of its network: the class's, or with its namespace.</param>
/// <param name="Path">The file, in full.</param>
/// <param name="Resource">The resource that it is embedded as; empty when it is not.</param>
/// <param name="Tensors">Its tensors.</param>
internal sealed record TensorManifest(ManifestKind Kind, string Network, string Path, string Resource, EquatableArray<FileTensor> Tensors)
{
    /// <summary>Of golden numbers: the largest difference, as a part of the largest number of an output.</summary>
    public double Tolerance { get; init; }

    /// <summary>The file without its folder, for messages.</summary>
    public string File => Path.Substring(Path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>Whether the file is for this class.</summary>
    public bool IsFor(HostType host) =>
        Network.Length > 0 && (host.FullName == Network || host.FullName.EndsWith("." + Network, StringComparison.Ordinal));
}

/// <summary>A tensor of a file.</summary>
/// <param name="Name">Its name; characters that no layer's name has are escaped.</param>
/// <param name="Type">Its element type in the words of safetensors.</param>
/// <param name="Dimensions">Its dimensions.</param>
internal sealed record FileTensor(string Name, string Type, EquatableArray<int> Dimensions)
{
    /// <summary>Text that a file brought along may be megabytes long.</summary>
    private const int Longest = 120;

    /// <summary>The name, cut to what a message can hold.</summary>
    public string ShortName => Name.Length > Longest ? Name.Substring(0, Longest) + "..." : Name;

    /// <summary>Whether its numbers can be read as floats.</summary>
    public bool IsReadable => Type is "F32" or "F16" or "BF16";

    /// <summary>As in <c>6 x 1 x 5 x 5</c>.</summary>
    public string Shape => ShapeOf(Dimensions);

    /// <summary>The layer's part of the name: <c>layer1.0.conv1</c> of <c>layer1.0.conv1.weight</c>.</summary>
    public string Layer => Name.Substring(0, Math.Max(0, Name.LastIndexOf('.')));

    /// <summary>The rest: <c>weight</c>.</summary>
    public string Suffix => SuffixOf(Name);

    public static string SuffixOf(string name) => name.Substring(name.LastIndexOf('.') + 1);

    public static string ShapeOf(IReadOnlyList<int> dimensions) =>
        dimensions.Count == 0 ? "scalar" : string.Join(" x ", dimensions.Take(8).Select(d => d.ToString(CultureInfo.InvariantCulture))) + (dimensions.Count > 8 ? " x ..." : "");
}

/// <summary>A file that is embedded for a network, as far as code depends on it: not on its tensors.</summary>
/// <param name="Host">The network's class.</param>
/// <param name="Kind">What the file is.</param>
/// <param name="File">Its name, for the docs.</param>
/// <param name="Resource">The resource's name.</param>
/// <param name="Tolerance">Of golden numbers: the largest difference.</param>
internal sealed record EmbeddedFile(HostType Host, ManifestKind Kind, string File, string Resource, double Tolerance);
