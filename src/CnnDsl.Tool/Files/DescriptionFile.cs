using CnnDsl.Onnx.Compiling;

namespace CnnDsl.Tool.Files;

/// <summary>What a build writes next to a network's source: <c>LeNet5.md</c>.</summary>
internal static class DescriptionFile
{
    /// <summary>By which a file is known as one that may be written anew.</summary>
    private const string Mark = "<!-- Written by the build (CnnDslDescribe). What is changed here is lost. -->\n\n";

    public static string TextOf(NetworkInfo info) => Mark + info.Describe();

    /// <summary>Whether the file is to be written: it is not there, or says something else.</summary>
    /// <exception cref="ToolException">It is there, and was written by somebody else.</exception>
    public static bool IsNews(string path, NetworkInfo info)
    {
        if (!File.Exists(path))
        {
            return true;
        }

        // Git may have given it other line ends.
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        return text.StartsWith(Mark, StringComparison.Ordinal)
            ? text != TextOf(info)
            : throw new ToolException($"{path} was not written by CnnDslDescribe and is left as it is; give it another name, or remove it.");
    }

    /// <summary>Where each network goes. Classes of one name in one folder have their namespaces in the file's name.</summary>
    /// <exception cref="ToolException">A network's source is not known.</exception>
    public static IEnumerable<(string Path, CompiledNetwork Network)> Places(IReadOnlyList<(Type Class, CompiledNetwork Network)> networks, NetworkSources sources) => networks
        .Select(network => (network.Class, network.Network, Folder: Path.GetDirectoryName(sources.Find(network.Class.FullName!))!))
        .GroupBy(network => Path.Combine(network.Folder, network.Class.Name), StringComparer.OrdinalIgnoreCase)
        .SelectMany(same => same.Select(network =>
            (Path.Combine(network.Folder, $"{(same.Count() == 1 ? network.Class.Name : network.Class.FullName!.Replace('+', '.'))}.md"), network.Network)));
}
