namespace CnnDsl.Description;

/// <summary>
/// Which layers of a network are drawn in a frame: those of a block, which their names tell. <c>layer1.0.conv1</c> is in <c>layer1.0</c>; a block
/// within a block is a frame in a frame.
/// </summary>
internal sealed class BlockFrames
{
    private readonly HashSet<string> _frames;

    /// <param name="layers">Names of all layers in the order of execution.</param>
    /// <param name="heads">Those that are a box of their own.</param>
    public BlockFrames(IReadOnlyList<string> layers, HashSet<string> heads)
    {
        Dictionary<string, Extent> extents = new(StringComparer.Ordinal);
        foreach ((int i, string layer) in layers.Index())
        {
            foreach (string prefix in PrefixesOf(layer))
            {
                Extent extent = extents.GetValueOrDefault(prefix, new Extent(i, 0, 0));
                extents[prefix] = new Extent(extent.First, extent.Layers + 1, extent.Heads + (heads.Contains(layer) ? 1 : 0));
                extents[prefix].Last = i;
            }
        }

        // A prefix whose layers others come between is no block, only a name; a frame round one box, or round another frame alone, says nothing.
        _frames = [.. extents.Where(pair => pair.Value.IsContiguous && pair.Value.Heads > 1 && pair.Value.Layers < layers.Count).Select(pair => pair.Key)];
        _frames.RemoveWhere(prefix => PrefixesOf(prefix).Any(outer => _frames.Contains(outer) && extents[outer].Heads == extents[prefix].Heads));

        // Nor does one that has nothing but frames in it, such as layer1.
        _frames.IntersectWith(heads.Select(head => Of(head).LastOrDefault("")).ToArray());
    }

    /// <summary>The frames round a layer, from the outermost on; empty without one.</summary>
    public string[] Of(string layer) => [.. PrefixesOf(layer).Where(_frames.Contains)];

    private static IEnumerable<string> PrefixesOf(string name)
    {
        for (int dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name[..dot];
        }
    }

    /// <param name="First">The first layer's place.</param>
    /// <param name="Layers">How many layers have the prefix.</param>
    /// <param name="Heads">How many of them are boxes.</param>
    private sealed record Extent(int First, int Layers, int Heads)
    {
        public int Last { get; set; }

        public bool IsContiguous => Last - First + 1 == Layers;
    }
}
