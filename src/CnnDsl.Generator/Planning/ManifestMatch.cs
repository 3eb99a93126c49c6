using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>Which file is for which network.</summary>
internal static class ManifestMatch
{
    /// <summary>What is wrong with the files that are for the network.</summary>
    public static EquatableArray<Problem> Problems(KnownLayers? network, IReadOnlyList<TensorManifest> files) => network is null
        ? []
        : files.Where(file => file.IsFor(network.Host))
            .SelectMany(file => file.Kind == ManifestKind.Weights ? WeightsCheck.Problems(network, file) : GoldenCheck.Problems(network, file)).ToEquatableArray();

    /// <summary>Files that are for no network, for several, or that want a place that is taken, each with what to say of it.</summary>
    /// <param name="hosts">All networks; null for one whose class is not known, and then no network is missed.</param>
    /// <param name="files">All files.</param>
    public static IEnumerable<(TensorManifest File, string Verdict)> Strays(IReadOnlyList<HostType?> hosts, IReadOnlyList<TensorManifest> files)
    {
        HostType[] known = [.. hosts.OfType<HostType>()];
        for (int i = 0; i < files.Count; i++)
        {
            TensorManifest file = files[i];
            HostType[] meant = [.. known.Where(file.IsFor)];
            TensorManifest? earlier = meant.Length == 1 ? files.Take(i).FirstOrDefault(other => IsTaken(file, other, meant[0])) : null;
            if (meant.Length > 1)
            {
                yield return (file, $"and there are {meant.Length}: {string.Join(", ", meant.Select(host => host.FullName))}; state one in full");
            }
            else if (meant.Length == 0 && known.Length == hosts.Count)
            {
                string others = known.Length == 0 ? "; this project has no networks" : $"; this project has {string.Join(", ", known.Select(host => host.FullName))}";
                yield return (file, $"which is not there{others}");
            }
            else if (earlier is not null)
            {
                yield return (file, $"which has {earlier.File} already; one of them can be embedded for it");
            }
        }
    }

    /// <summary>What is embedded for a network, one file of a kind.</summary>
    public static IEnumerable<EmbeddedFile> Embedded(HostType? host, IReadOnlyList<TensorManifest> files) => host is null
        ? []
        : files.Where(file => file.Resource.Length > 0 && file.IsFor(host)).GroupBy(file => file.Kind).Select(kind => kind.First())
            .Select(file => new EmbeddedFile(host, file.Kind, file.File, file.Resource, file.Tolerance));

    private static bool IsTaken(TensorManifest file, TensorManifest other, HostType host) =>
        other.Kind == file.Kind && other.Resource.Length > 0 && file.Resource.Length > 0 && other.IsFor(host);
}
