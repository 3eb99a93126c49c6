namespace CnnDsl.Onnx.Writing;

/// <summary>
/// Groups laid side by side: each slot is a layer of the block, and has the node that stands there in each group, or none.
/// </summary>
internal sealed class Alignment
{
    private Alignment(IReadOnlyList<Group> groups, IReadOnlyList<Node?[]> slots)
    {
        Groups = groups;
        Slots = slots;
    }

    public IReadOnlyList<Group> Groups { get; }

    /// <summary>For each layer of the block, the nodes of the groups, in their order.</summary>
    public IReadOnlyList<Node?[]> Slots { get; }

    /// <summary>Whether each group has more than half of the layers: one that leaves most of them out is something else.</summary>
    public bool IsMostlyShared => Groups.All(group => 2 * group.Nodes.Count > Slots.Count);

    public static Alignment Of(Group group) => new([group], [.. group.Nodes.Select(node => new Node?[] { node })]);

    /// <summary>With one group more, along the longest common subsequence of layers of the same kind and, where names count, name.</summary>
    public Alignment With(Group group)
    {
        string[] left = [.. Slots.Select(KeyOf)];
        string[] right = [.. group.Nodes.Select(node => KeyOf(node, group))];
        int[,] longest = Longest(left, right);
        List<Node?[]> slots = [];
        (int i, int j) = (0, 0);
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                slots.Add([.. Slots[i++], group.Nodes[j++]]);
            }
            else if (j == right.Length || (i < left.Length && longest[i + 1, j] >= longest[i, j + 1]))
            {
                slots.Add([.. Slots[i++], null]);
            }
            else
            {
                slots.Add([.. new Node?[Groups.Count], group.Nodes[j++]]);
            }
        }

        return new Alignment([.. Groups, group], slots);
    }

    /// <summary>The same with the groups in another order.</summary>
    public Alignment By(Func<Group, int> place)
    {
        int[] order = [.. Enumerable.Range(0, Groups.Count).OrderBy(group => place(Groups[group]))];
        return new Alignment([.. order.Select(group => Groups[group])], [.. Slots.Select(slot => order.Select(group => slot[group]).ToArray())]);
    }

    /// <summary>How many layers the suffixes have in common.</summary>
    private static int[,] Longest(string[] left, string[] right)
    {
        int[,] longest = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
            {
                longest[i, j] = left[i] == right[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return longest;
    }

    private string KeyOf(Node?[] slot)
    {
        int group = Array.FindIndex(slot, node => node is not null);
        return KeyOf(slot[group]!, Groups[group]);
    }

    private static string KeyOf(Node node, Group group) =>
        $"{node.Kind} {node.Block?.Name} {node.Repeat} {(node.IsNameFree ? "" : node.Name[(group.Prefix.Length + 1)..])}";
}
