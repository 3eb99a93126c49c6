using System.Globalization;
using CnnDsl.Onnx.Format;
using CnnDsl.Weights;

namespace CnnDsl.Onnx.Reading;

/// <summary>Tensors whose bytes are in a file of the model's folder. A path that is absolute, or leaves the folder by .. or by a link, is refused.</summary>
internal static class ExternalData
{
    /// <summary>As many links as Linux follows before it says that they go round.</summary>
    private const int MostLinks = 40;

    public static byte[] Read(TensorProto tensor, long needed, string source, string? folder, string what)
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach (StringStringEntryProto entry in tensor.ExternalData)
        {
            keys[entry.Key] = entry.Value;
        }

        string location = keys.GetValueOrDefault("location", "");
        string path = Resolve(location, source, folder, what);
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            long offset = Number(keys, "offset", 0, source, what);
            long length = Number(keys, "length", needed, source, what);
            if (length != needed)
            {
                throw OnnxException.In(source, $"{what} takes {needed} bytes, but states a length of {length} in '{OneLine.Of(location)}'");
            }

            if (offset > file.Length || length > file.Length - offset || length > Array.MaxLength)
            {
                throw OnnxException.In(source, $"{what} is {length} bytes from {offset} on of '{OneLine.Of(location)}', which has {file.Length}");
            }

            byte[] bytes = new byte[length];
            file.Position = offset;
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception unreadable) when (unreadable is IOException and not OnnxException or UnauthorizedAccessException or NotSupportedException)
        {
            throw OnnxException.In(source, $"{what} is in '{OneLine.Of(location)}', which cannot be read", unreadable);
        }
    }

    private static string Resolve(string location, string source, string? folder, string what)
    {
        if (folder is null)
        {
            throw OnnxException.In(source, $"{what} is in a file of its own, and there is no folder to look for it");
        }

        if (location.Length == 0 || location.Contains('\0', StringComparison.Ordinal))
        {
            throw OnnxException.In(source, $"{what} is in a file of its own, whose name '{OneLine.Of(location)}' is none");
        }

        // A backslash separates on Windows only; refusing a drive letter and .. in either spelling everywhere keeps one rule.
        string[] parts = location.Split('/', '\\');
        if (Path.IsPathRooted(location) || parts[0].Length == 0 || parts[0].Contains(':', StringComparison.Ordinal) || parts.Contains(".."))
        {
            throw OnnxException.In(source, $"{what} is in '{OneLine.Of(location)}', which leaves the model's folder");
        }

        string path = FollowLinks(Path.Combine(folder, location), source, what);
        string root = Path.TrimEndingDirectorySeparator(FollowLinks(folder, source, what)) + Path.DirectorySeparatorChar;
        return path.StartsWith(root, StringComparison.Ordinal)
            ? path
            : throw OnnxException.In(source, $"{what} is in '{OneLine.Of(location)}', a link that leaves the model's folder");
    }

    /// <summary>The path with every link on its way followed.</summary>
    private static string FollowLinks(string path, string source, string what)
    {
        string full = Path.GetFullPath(path);
        for (int links = 0; FirstLink(full) is var (link, target, behind); links++)
        {
            if (links == MostLinks)
            {
                throw OnnxException.In(source, $"{what} is behind more than {MostLinks} links");
            }

            full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(link) ?? "", target, behind));
        }

        return full;
    }

    private static (string Link, string Target, string Behind)? FirstLink(string full)
    {
        string root = Path.GetPathRoot(full) ?? "";
        string[] parts = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        string here = root;
        for (int i = 0; i < parts.Length; i++)
        {
            here = Path.Combine(here, parts[i]);
            if (new FileInfo(here).LinkTarget is { } target)
            {
                return (here, target, Path.Combine([.. parts[(i + 1)..]]));
            }
        }

        return null;
    }

    private static long Number(Dictionary<string, string> keys, string key, long otherwise, string source, string what)
    {
        if (!keys.TryGetValue(key, out string? text))
        {
            return otherwise;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw OnnxException.In(source, $"{what} has the {key} '{OneLine.Of(text)}' in another file, which is no whole number");
    }
}
