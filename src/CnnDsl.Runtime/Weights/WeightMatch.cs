namespace CnnDsl.Weights;

/// <summary>Compares a source's tensors with those that a network needs, without reading any numbers.</summary>
internal static class WeightMatch
{
    // PyTorch counts batches in training under this name beside each batch normalization; no forward pass reads it.
    private const string BatchCounter = "num_batches_tracked";

    /// <summary>All differences, one line each, by kind; empty if the source fits.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<WeightInfo> expected, IReadOnlyList<TensorEntry> found) =>
        Fits(expected, found) ? [] : Differences(expected, found);

    // What nearly every source does, without the queries that make a list of differences: they would be compiled at every start.
    private static bool Fits(IReadOnlyList<WeightInfo> expected, IReadOnlyList<TensorEntry> found)
    {
        Dictionary<string, TensorEntry> byName = new(found.Count, StringComparer.Ordinal);
        int counters = 0;
        foreach (TensorEntry tensor in found)
        {
            if (!byName.TryAdd(tensor.Name, tensor))
            {
                return false;
            }

            counters += IsBatchCounter(tensor.Name) ? 1 : 0;
        }

        int ownCounters = 0;
        foreach (WeightInfo weight in expected)
        {
            if (!byName.TryGetValue(weight.Name, out TensorEntry? tensor) || !weight.Shape.Equals(tensor.Shape) || !ElementType.IsReadable(tensor.DType))
            {
                return false;
            }

            ownCounters += IsBatchCounter(weight.Name) ? 1 : 0;
        }

        return found.Count == expected.Count + counters - ownCounters;
    }

    private static IReadOnlyList<string> Differences(IReadOnlyList<WeightInfo> expected, IReadOnlyList<TensorEntry> found)
    {
        ILookup<string, TensorEntry> byName = found.ToLookup(t => t.Name, StringComparer.Ordinal);
        HashSet<string> needed = expected.Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        List<WeightInfo> missing = [.. expected.Where(w => !byName.Contains(w.Name))];
        List<TensorEntry> surplus = [.. found.Where(t => !needed.Contains(t.Name) && !IsBatchCounter(t.Name))];
        List<(WeightInfo Need, TensorEntry Have)> pairs =
            [.. expected.Where(w => byName.Contains(w.Name)).Select(w => (w, byName[w.Name].First()))];
        return
        [
            .. missing.Select(w => $"missing: {Line(w.Name, w.Shape)}{Hint(w, surplus)}"),
            .. pairs.Where(p => !p.Need.Shape.Equals(p.Have.Shape))
                .Select(p => $"shape: {OneLine.Of(p.Need.Name)} is {OneLine.Of(p.Have.Shape.ToString())}, the network needs {p.Need.Shape}"),
            .. pairs.Where(p => !ElementType.IsReadable(p.Have.DType))
                .Select(p => $"type: {OneLine.Of(p.Need.Name)} is {OneLine.Of(p.Have.DType)}, the network reads {ElementType.Readable}"),
            .. byName.Where(g => g.Skip(1).Any()).Select(g => $"twice: {OneLine.Of(g.Key)}"),
            .. surplus.Select(t => $"surplus: {Line(t.Name, t.Shape)}"),
        ];
    }

    private static bool IsBatchCounter(string name) => LastPart(name) == BatchCounter;

    private static string Line(string name, TensorShape shape) => $"{OneLine.Of(name)} ({OneLine.Of(shape.ToString())})";

    // A tensor under a wrong name is most often one with a prefix too many or too few, else the only one that could be meant.
    private static string Hint(WeightInfo missing, List<TensorEntry> surplus)
    {
        List<TensorEntry> alike =
            [.. surplus.Where(t => t.Shape.Equals(missing.Shape) && LastPart(t.Name) == LastPart(missing.Name))];
        TensorEntry? meant = alike.Find(t => t.Name.EndsWith($".{missing.Name}", StringComparison.Ordinal))
            ?? alike.Find(t => missing.Name.EndsWith($".{t.Name}", StringComparison.Ordinal))
            ?? (alike.Count == 1 ? alike[0] : null);
        return meant is null ? "" : $"; did you mean {OneLine.Of(meant.Name)}?";
    }

    // weight of layer1.0.conv1.weight
    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
