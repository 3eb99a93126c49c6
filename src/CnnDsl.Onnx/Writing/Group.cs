namespace CnnDsl.Onnx.Writing;

/// <summary>Layers whose names begin alike and that read one value and give one: what could be the use of a block.</summary>
/// <param name="Prefix">What their names begin with, without the dot: <c>layer1.0</c>.</param>
/// <param name="Nodes">The layers, in reading order; the last one's value is the group's.</param>
/// <param name="Input">What they read.</param>
internal sealed record Group(string Prefix, IReadOnlyList<Node> Nodes, Value Input)
{
    public Node Output => Nodes[^1];

    /// <summary>The groups of names with so many parts in front, in the order of the body.</summary>
    public static IEnumerable<Group> At(int depth, IReadOnlyList<Node> body, IReadOnlyList<NamedValue> outputs)
    {
        Dictionary<Node, Node[]> readers = body.SelectMany(reader => reader.Inputs.Select(input => (Source: input.Node, Reader: reader)))
            .GroupBy(pair => pair.Source).ToDictionary(group => group.Key, group => group.Select(pair => pair.Reader).ToArray());
        HashSet<Node> given = [.. outputs.Select(output => output.Value.Node)];
        return body.GroupBy(node => PrefixOf(node.Name, depth), StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0 && group.Skip(1).Any())
            .Select(group => Of(group.Key, [.. group], readers, given))
            .OfType<Group>();
    }

    /// <summary>The most parts that a name has in front of its own.</summary>
    public static int DepthOf(IEnumerable<Node> body) => body.Max(node => node.Name.Count(c => c == '.'));

    private static string PrefixOf(string name, int depth)
    {
        int end = -1;
        for (int i = 0; i < depth; i++)
        {
            end = name.IndexOf('.', end + 1);
            if (end < 0)
            {
                return "";
            }
        }

        return name[..end];
    }

    private static Group? Of(string prefix, HashSet<Node> nodes, Dictionary<Node, Node[]> readers, HashSet<Node> given)
    {
        Value[] read = [.. nodes.SelectMany(node => node.Inputs).Where(input => !nodes.Contains(input.Node)).Distinct()];
        Node[] shown = [.. nodes.Where(node => given.Contains(node) || readers.GetValueOrDefault(node, []).Any(reader => !nodes.Contains(reader)))];

        // A split gives several values, and a block one.
        if (read.Length != 1 || shown.Length != 1 || shown[0].Kind == "Split")
        {
            return null;
        }

        List<Node> order = ReadingOrder.Of(shown, nodes.Contains);
        return order.Count == nodes.Count ? new Group(prefix, order, read[0]) : null;
    }
}
