namespace CnnDsl.Onnx.Writing;

/// <summary>Makes a block of groups that lie side by side, or finds that they are none.</summary>
internal sealed class BlockTemplate
{
    private readonly Alignment _alignment;
    private readonly Dictionary<Node, int>[] _slots;
    private readonly int[] _donors;
    private readonly List<Value>[] _inputs;
    private readonly Shapes[] _conditions;
    private readonly Node _blockInput;
    private readonly List<Node> _body = [];

    private BlockTemplate(Alignment alignment)
    {
        _alignment = alignment;
        _inputs = new List<Value>[alignment.Slots.Count];
        _conditions = new Shapes[alignment.Slots.Count];
        _blockInput = new Node(Node.Input, "input", alignment.Groups[0].Input.Node.Output);
        _donors = [.. Enumerable.Range(0, alignment.Slots.Count).Select(DonorOf)];

        // Of each group by itself: a group's input may be the output of another.
        _slots = [.. alignment.Groups.Select((_, group) => Enumerable.Range(0, alignment.Slots.Count)
            .Where(slot => alignment.Slots[slot][group] is not null)
            .ToDictionary(slot => alignment.Slots[slot][group]!))];
    }

    /// <summary>The block, and each group as its use; null when they differ in more than sizes and conditions.</summary>
    /// <param name="alignment">The groups.</param>
    /// <param name="name">The block's name.</param>
    public static (Block Block, IReadOnlyList<Node> Uses)? TryMake(Alignment alignment, string name)
    {
        BlockTemplate template = new(alignment);
        return alignment.IsMostlyShared && template.ReadWiring() && template.FindConditions() && template.IsWiredAlike()
            && OpenSizes.TryFind(alignment, template.Before) is { } sizes
            ? template.Make(name, sizes) : null;
    }

    private (Block Block, IReadOnlyList<Node> Uses) Make(string name, OpenSizes sizes)
    {
        for (int slot = 0; slot < _inputs.Length; slot++)
        {
            Node donor = Donor(slot);
            _body.Add(new Node(donor.Kind, donor.Name[(_alignment.Groups[_donors[slot]].Prefix.Length + 1)..], donor.Output)
            {
                IsNameFree = donor.IsNameFree,
                Block = donor.Block,
                Repeat = donor.Repeat,
                When = _conditions[slot],
                Inputs = [.. _inputs[slot].Select(input => SlotOf(input, _donors[slot]) is var source and >= 0 ? input with { Node = _body[source] } : new Value(_blockInput))],
                Arguments = sizes.ArgumentsOf(slot),
            });
        }

        Block block = new(name, _blockInput, _body);
        Scope.NameLayers(_body, []);
        return (block, [.. _alignment.Groups.Select((group, i) => new Node("Use", group.Prefix, group.Output.Output)
        {
            Block = block,
            Inputs = [group.Input],
            Arguments = sizes.SizesOf(i),
        })]);
    }

    /// <summary>The group in which most layers are there, of those that have this one.</summary>
    private int DonorOf(int slot) => Enumerable.Range(0, _alignment.Groups.Count)
        .Where(group => _alignment.Slots[slot][group] is not null)
        .MaxBy(group => _alignment.Groups[group].Nodes.Count);

    private Node Donor(int slot) => _alignment.Slots[slot][_donors[slot]]!;

    /// <summary>Takes each slot's inputs from its donor; false when one stands behind its reader.</summary>
    private bool ReadWiring()
    {
        for (int slot = 0; slot < _inputs.Length; slot++)
        {
            Node donor = Donor(slot);
            _inputs[slot] = [.. donor.Inputs];

            // A layer that is not everywhere stands for its first input: what is before it.
            if (donor.IsCommutative && SlotOf(donor.Inputs[1], _donors[slot]) == slot - 1)
            {
                _inputs[slot].Reverse();
            }

            if (_inputs[slot].Any(input => SlotOf(input, _donors[slot]) >= slot))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where layers are missing, the shapes must tell it.</summary>
    private bool FindConditions()
    {
        for (int slot = 0; slot < _inputs.Length; slot++)
        {
            Node?[] nodes = _alignment.Slots[slot];
            if (!nodes.Contains(null))
            {
                continue;
            }

            bool[] same = [.. _alignment.Groups.Select((group, i) => Before(slot, i).Equals(group.Input.Node.Output))];
            if (same.Zip(nodes).All(pair => pair.First == (pair.Second is null)))
            {
                _conditions[slot] = Shapes.Differ;
            }
            else if (same.Zip(nodes).All(pair => pair.First == (pair.Second is not null)))
            {
                _conditions[slot] = Shapes.Match;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private TensorShape Before(int slot, int group) => (slot == 0 ? _alignment.Groups[group].Input : ValueAt(slot - 1, group)).Node.Output;

    /// <summary>What a slot gives in a group; where it is missing, what it would read.</summary>
    private Value ValueAt(int slot, int group) =>
        _alignment.Slots[slot][group] is { } node ? node.Result : InGroup(_inputs[slot][0], _donors[slot], group);

    /// <summary>A donor's value as the value of another group.</summary>
    private Value InGroup(Value value, int donor, int group) => SlotOf(value, donor) switch
    {
        < 0 => _alignment.Groups[group].Input,
        int slot when value.Part >= 0 && _alignment.Slots[slot][group] is { } split => new Value(split, value.Part),
        int slot => ValueAt(slot, group),
    };

    private int SlotOf(Value value, int group) => _slots[group].GetValueOrDefault(value.Node, -1);

    private bool IsWiredAlike()
    {
        for (int group = 0; group < _alignment.Groups.Count; group++)
        {
            for (int slot = 0; slot < _inputs.Length; slot++)
            {
                if (_alignment.Slots[slot][group] is { } node && !ReadsThat(node, [.. _inputs[slot].Select(input => InGroup(input, _donors[slot], group))]))
                {
                    return false;
                }
            }

            if (ValueAt(_inputs.Length - 1, group).Node != _alignment.Groups[group].Output)
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadsThat(Node node, Value[] inputs) =>
        node.Inputs.SequenceEqual(inputs) || (node.IsCommutative && node.Inputs.SequenceEqual(inputs.Reverse()));
}
