namespace CnnDsl.Onnx.Writing;

/// <summary>
/// Gives names to the parts of a network that has none (conv_0, conv_1, ... from one end to the other): what lies between two values
/// through which everything goes, such as a residual with its shortcut, is a part, and so is what repeats where one layer follows another.
/// Those that are built alike are block1.0, block1.1, ....
/// </summary>
internal static class UnnamedBlocks
{
    /// <summary>The network with names for its parts; as it is when layers with tensors have such names already.</summary>
    public static DeclaredNetwork Apply(DeclaredNetwork network)
    {
        if (network.Layers.Any(layer => layer.Weights.Count > 0 && layer.Name.Contains('.', StringComparison.Ordinal)))
        {
            return network;
        }

        HashSet<string> taken = [.. network.Layers.Select(layer => layer.Name.Split('.')[0])];
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        Declaration flat = Declaration.Of(network, _ => true);
        Dictionary<Node, int> readers = flat.Body.SelectMany(node => node.Inputs).Concat(flat.Outputs.Select(output => output.Value))
            .GroupBy(value => value.Node).ToDictionary(group => group.Key, group => group.Count());
        bool IsShared(Node node) => readers[node] > 1;
        foreach (Alignment cluster in BlockFinder.Cluster(Parts(flat)).Concat(Chains(flat).SelectMany(chain => RepeatedRuns.Of(chain, IsShared))))
        {
            Block block = BlockTemplate.TryMake(cluster, "Tried")!.Value.Block;
            if (BlockFinder.IsMoreThanLine(block))
            {
                Name(cluster, block, Enumerable.Range(1, int.MaxValue - 1).Select(i => FormattableString.Invariant($"block{i}")).First(taken.Add), names);
            }
        }

        return Renaming.Apply(network, names);
    }

    private static void Name(Alignment cluster, Block block, string stem, Dictionary<string, string> names)
    {
        for (int slot = 0; slot < cluster.Slots.Count; slot++)
        {
            for (int group = 0; group < cluster.Groups.Count; group++)
            {
                if (cluster.Slots[slot][group] is { } node)
                {
                    names.Add(node.Name, FormattableString.Invariant($"{stem}.{group}.{block.Body[slot].Name}"));
                }
            }
        }
    }

    /// <summary>
    /// The network as each of its outputs sees it, in reading order: a head for another output is nothing through which this one's values go.
    /// </summary>
    private static IEnumerable<Declaration> Views(Declaration flat) => flat.Outputs.Select(output =>
        flat with { Body = ReadingOrder.Of([output.Value.Node], _ => true), Outputs = [output] });

    /// <summary>The parts of the network: those that any output sees, and of which no other sees more than the value.</summary>
    private static IEnumerable<Group> Parts(Declaration flat)
    {
        ILookup<Node, Node> readers = flat.Body.SelectMany(node => node.Inputs.Select(input => (input.Node, Reader: node))).ToLookup(pair => pair.Node, pair => pair.Reader);
        HashSet<Node> given = [.. flat.Outputs.Select(output => output.Value.Node)];
        bool IsClosed(Group part)
        {
            HashSet<Node> inside = [.. part.Nodes];
            return part.Nodes.SkipLast(1).All(node => !given.Contains(node) && readers[node].All(inside.Contains));
        }

        Dictionary<Node, int> places = flat.Body.Select((node, i) => (node, i)).ToDictionary();
        return Views(flat).SelectMany(PartsOfView).Where(IsClosed).DistinctBy(part => part.Output).OrderBy(part => places[part.Output]);
    }

    /// <summary>The parts of several layers, each with the layers behind it that keep the shape and have no tensors, such as an activation.</summary>
    private static IEnumerable<Group> PartsOfView(Declaration flat)
    {
        IReadOnlyList<Node> body = flat.Body;
        int[] cuts = [.. Cuts(flat)];
        HashSet<int> isCut = [.. cuts];
        for (int cut = 0; cut + 1 < cuts.Length; cut++)
        {
            int last = cuts[cut + 1];
            if (last - cuts[cut] < 2)
            {
                continue;
            }

            while (last + 1 < body.Count && isCut.Contains(last + 1) && KeepsShape(body[last + 1]))
            {
                last++;
            }

            Node[] nodes = [.. body.Skip(cuts[cut] + 1).Take(last - cuts[cut])];
            HashSet<Node> inside = [.. nodes];
            Value[] inputs = [.. nodes.SelectMany(node => node.Inputs).Where(input => !inside.Contains(input.Node)).Distinct()];
            if (inputs is [var input] && nodes[^1].Kind != "Split")
            {
                yield return new Group("", nodes, input);
            }
        }
    }

    /// <summary>Layers that each stand alone between two values through which everything goes; each layer once.</summary>
    private static IEnumerable<List<Node>> Chains(Declaration flat)
    {
        HashSet<Node> taken = [];
        return Views(flat).SelectMany(ChainsOfView).Select(chain => chain.FindAll(taken.Add));
    }

    private static IEnumerable<List<Node>> ChainsOfView(Declaration flat)
    {
        HashSet<int> cuts = [.. Cuts(flat)];
        List<Node> chain = [];
        for (int i = 0; i < flat.Body.Count; i++)
        {
            Node? before = i > 0 ? flat.Body[i - 1] : flat.Inputs.Count == 1 ? flat.Inputs[0] : null;
            bool isAlone = cuts.Contains(i - 1) && cuts.Contains(i) && flat.Body[i].Inputs is [{ Part: < 0 } input] && input.Node == before;
            if (isAlone)
            {
                chain.Add(flat.Body[i]);
            }

            if (chain.Count > 0 && (!isAlone || i == flat.Body.Count - 1))
            {
                yield return chain;
                chain = [];
            }
        }
    }

    private static bool KeepsShape(Node node) =>
        node.Inputs is [var input] && node.Output.Equals(input.Node.Output) && !node.Kind.Contains("Conv", StringComparison.Ordinal) && !node.Kind.Contains("Norm", StringComparison.Ordinal);

    /// <summary>The places behind which nothing reads what stands before them but the value there; -1 for an only input.</summary>
    private static IEnumerable<int> Cuts(Declaration flat)
    {
        Dictionary<Node, int> lastReader = [];
        for (int i = 0; i < flat.Body.Count; i++)
        {
            foreach (Value input in flat.Body[i].Inputs)
            {
                lastReader[input.Node] = i;
            }
        }

        foreach (NamedValue output in flat.Outputs)
        {
            lastReader[output.Value.Node] = int.MaxValue;
        }

        int furthest = -1;
        if (flat.Inputs.Count == 1)
        {
            yield return -1;
        }

        foreach (Node input in flat.Inputs)
        {
            furthest = Math.Max(furthest, lastReader.GetValueOrDefault(input, -1));
        }

        for (int i = 0; i < flat.Body.Count; i++)
        {
            if (furthest <= i)
            {
                yield return i;
            }

            furthest = Math.Max(furthest, lastReader.GetValueOrDefault(flat.Body[i], -1));
        }
    }
}
