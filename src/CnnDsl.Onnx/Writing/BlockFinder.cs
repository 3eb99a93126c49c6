namespace CnnDsl.Onnx.Writing;

/// <summary>
/// Finds the blocks of a network: layers whose names begin alike and that are built alike several times. The innermost come first,
/// so that blocks may use blocks. Every step is written out again and kept only when the same network comes out.
/// </summary>
internal sealed class BlockFinder
{
    private readonly IReadOnlyList<Node> _inputs;
    private readonly bool _isFloor;
    private readonly Expansion _original;
    private readonly IReadOnlyList<string> _originalOutputs;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly BlockNames _names = new();
    private List<Node> _body;
    private readonly List<NamedValue> _outputs;

    private BlockFinder(Declaration flat)
    {
        (_inputs, _body, _outputs, _isFloor) = (flat.Inputs, [.. flat.Body], [.. flat.Outputs], flat.IsFloor);
        (_original, _originalOutputs) = Expansion.OfFlat(flat);
    }

    /// <summary>
    /// The declaration with blocks where they make it shorter. A block within a block is not always good: where every use of the outer
    /// one has one of the inner, the inner is only in the way. So each depth of names is also tried without blocks of its own.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="freeNames">Whether layers without tensors may be called otherwise.</param>
    public static FoldedDeclaration Fold(DeclaredNetwork network, bool freeNames)
    {
        FoldedDeclaration best = Fold(network, freeNames, []);
        for (bool isBetter = best.Declaration.Blocks.Count > 0; isBetter;)
        {
            FoldedDeclaration[] tried = [.. best.Depths.Select(depth => Fold(network, freeNames, [.. best.Skipped, depth]))];
            FoldedDeclaration shortest = tried.MinBy(folded => folded.Length) ?? best;
            isBetter = shortest.Length < best.Length;
            best = isBetter ? shortest : best;
        }

        return best;
    }

    private static FoldedDeclaration Fold(DeclaredNetwork network, bool freeNames, HashSet<int> skipped)
    {
        Declaration flat = Declaration.Of(network, layer => freeNames && layer.Weights.Count == 0);
        BlockFinder finder = new(flat);
        List<int> depths = [];
        for (int depth = flat.Body.Count == 0 ? 0 : Group.DepthOf(flat.Body); depth > 0; depth--)
        {
            if (!skipped.Contains(depth) && finder.FoldOne(depth))
            {
                depths.Add(depth);
                while (finder.FoldOne(depth))
                {
                }
            }

            Repeats.Fold(finder._body, finder._outputs, finder.Replace);
        }

        Scope.NameLayers(finder._body, finder._inputs);
        IReadOnlyList<ExpandedLayer> layers = finder._original.Match(finder.Current, finder._originalOutputs)
            ?? throw new InvalidOperationException("The declaration does not stand for its network.");
        return new FoldedDeclaration(finder.Current, layers, finder._original.Layers, depths, skipped);
    }

    private Declaration Current => new(_inputs, _body, _outputs, _isFloor);

    /// <summary>Makes one block of groups of a depth; false when there is none left.</summary>
    private bool FoldOne(int depth)
    {
        foreach (Alignment cluster in Cluster(Group.At(depth, _body, _outputs)))
        {
            string key = string.Join(' ', cluster.Groups.Select(group => group.Prefix));
            if (!_refused.Contains(key))
            {
                (Block block, IReadOnlyList<Node> uses) = BlockTemplate.TryMake(cluster, _names.Propose(cluster))!.Value;
                if (IsWorthwhile(cluster, block, uses) && Apply(cluster, uses))
                {
                    _names.Take(block.Name);
                    return true;
                }

                _refused.Add(key);
            }
        }

        return false;
    }

    /// <summary>Groups that can be uses of one block, two or more. The longest are first compared: they show what the others leave out.</summary>
    public static IEnumerable<Alignment> Cluster(IEnumerable<Group> groups)
    {
        Group[] inOrder = [.. groups];
        List<Alignment> clusters = [];
        foreach (Group group in inOrder.OrderByDescending(group => group.Nodes.Count))
        {
            int found = clusters.FindIndex(cluster => BlockTemplate.TryMake(cluster.With(group), "Tried") is not null);
            if (found < 0)
            {
                clusters.Add(Alignment.Of(group));
            }
            else
            {
                clusters[found] = clusters[found].With(group);
            }
        }

        return clusters.Where(cluster => cluster.Groups.Count > 1)
            .Select(cluster => cluster.By(group => Array.IndexOf(inOrder, group)))
            .OrderBy(cluster => Array.IndexOf(inOrder, cluster.Groups[0]));
    }

    /// <summary>What stands on one line anyway, a convolution with what belongs to it, is no block.</summary>
    public static bool IsMoreThanLine(Block block) => block.Body.Count > 3 || block.Body.Any(node => node.IsMerge);

    /// <summary>Whether the text gets shorter by it.</summary>
    private static bool IsWorthwhile(Alignment cluster, Block block, IReadOnlyList<Node> uses)
    {
        AttributeText text = new(null);
        int Length(IReadOnlyList<Node> nodes) => new AttributeText(null).All(nodes, []).Sum(attribute => attribute.Length + 2);
        int flat = cluster.Groups.Sum(group => Length(group.Nodes));
        int folded = uses.Sum(use => text.Of(use, use.Inputs[0], null).Length + 2) + Length(block.Body) + FoldedDeclaration.Frame;
        return IsMoreThanLine(block) && folded < flat;
    }

    /// <summary>Puts uses in the place of groups; takes them back when another network comes out.</summary>
    private bool Apply(Alignment cluster, IReadOnlyList<Node> uses)
    {
        List<Node> before = _body;
        _body = [.. _body, .. uses];
        for (int i = 0; i < uses.Count; i++)
        {
            Replace(cluster.Groups[i].Output, uses[i]);
        }

        _body = ReadingOrder.Of(_outputs.Select(output => output.Value.Node), _ => true);
        if (_original.Match(Current, _originalOutputs) is not null)
        {
            return true;
        }

        _body.AddRange(before.Except(_body));
        for (int i = 0; i < uses.Count; i++)
        {
            Replace(uses[i], cluster.Groups[i].Output);
        }

        _body = before;
        return false;
    }

    /// <summary>Lets all that read one node read another.</summary>
    private void Replace(Node old, Node by)
    {
        foreach (Node node in _body)
        {
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                if (node.Inputs[i].Node == old)
                {
                    node.Inputs[i] = by.Result;
                }
            }
        }

        for (int i = 0; i < _outputs.Count; i++)
        {
            if (_outputs[i].Value.Node == old)
            {
                _outputs[i] = _outputs[i] with { Value = by.Result };
            }
        }
    }
}
