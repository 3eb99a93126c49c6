namespace CnnDsl.Onnx.Writing;

/// <summary>
/// The order in which a graph reads best: each layer right behind what it reads, so that few must name it. Of the two sides of a sum
/// the longer one comes first, for then the shortcut stands behind it, where its shape can be compared.
/// </summary>
internal static class ReadingOrder
{
    /// <summary>The nodes that lead to <paramref name="ends"/>, inputs left out, each behind those that it reads.</summary>
    public static List<Node> Of(IEnumerable<Node> ends, Func<Node, bool> isInside)
    {
        List<Node> order = [];
        HashSet<Node> visited = [];
        Stack<(Node Node, Queue<Node> Sources)> open = new();
        void Open(Node node)
        {
            if (!node.IsInput && isInside(node) && visited.Add(node))
            {
                open.Push((node, new Queue<Node>(SourcesOf(node, visited, isInside))));
            }
        }

        foreach (Node end in ends)
        {
            Open(end);
            while (open.TryPeek(out (Node Node, Queue<Node> Sources) top))
            {
                if (top.Sources.TryDequeue(out Node? source))
                {
                    Open(source);
                }
                else
                {
                    order.Add(open.Pop().Node);
                }
            }
        }

        return order;
    }

    private static IEnumerable<Node> SourcesOf(Node node, HashSet<Node> visited, Func<Node, bool> isInside)
    {
        IEnumerable<Node> sources = node.Inputs.Select(input => input.Node);
        return node.IsCommutative ? sources.OrderByDescending(source => CountNew(source, visited, isInside)) : sources;
    }

    /// <summary>How many nodes a source would bring that are not there yet.</summary>
    private static int CountNew(Node source, HashSet<Node> visited, Func<Node, bool> isInside)
    {
        HashSet<Node> found = [];
        Stack<Node> open = new([source]);
        while (open.TryPop(out Node? node))
        {
            if (!node.IsInput && isInside(node) && !visited.Contains(node) && found.Add(node))
            {
                foreach (Value input in node.Inputs)
                {
                    open.Push(input.Node);
                }
            }
        }

        return found.Count;
    }
}
