namespace CnnDsl.Onnx.Writing;

/// <summary>Which arguments of a block's layers differ from use to use, and by which of the open sizes they are written.</summary>
internal sealed class OpenSizes
{
    /// <summary>A slice's start: a width where it begins behind so many channels, and no size of its own.</summary>
    private const string Start = "Start";

    private readonly Alignment _alignment;
    private readonly List<Column> _columns = [];
    private readonly Dictionary<Column, string> _names = [];
    private readonly List<(string Name, Column? Column, object? Value)>[] _arguments;

    private OpenSizes(Alignment alignment)
    {
        _alignment = alignment;
        _arguments = [.. alignment.Slots.Select(_ => new List<(string, Column?, object?)>())];
    }

    /// <summary>One size, group by group; null where its layers are not there.</summary>
    private sealed class Column(string word, int slot, int?[] values)
    {
        public string Word => word;

        /// <summary>The first layer that reads it.</summary>
        public int Slot => slot;

        public int?[] Values => values;

        /// <summary>Whether nothing speaks against these values being this size too; then they are.</summary>
        public bool Join(Column other)
        {
            bool fits = word == other.Word && values.Zip(other.Values).All(pair => pair.First is null || pair.Second is null || pair.First == pair.Second);
            for (int i = 0; fits && i < values.Length; i++)
            {
                values[i] ??= other.Values[i];
            }

            return fits;
        }
    }

    /// <summary>The sizes of groups; null when they differ in something that is no open size, or in too many.</summary>
    /// <param name="alignment">The groups.</param>
    /// <param name="before">What stands before a slot in a group.</param>
    public static OpenSizes? TryFind(Alignment alignment, Func<int, int, TensorShape> before)
    {
        OpenSizes sizes = new(alignment);

        // Layers that are everywhere say which sizes there are; one that is not everywhere joins them.
        int[] order = [.. Enumerable.Range(0, alignment.Slots.Count).OrderBy(slot => alignment.Slots[slot].Contains(null))];
        return order.All(sizes.Read) && sizes.Name() && sizes.Fill(before) ? sizes : null;
    }

    /// <summary>A slot's arguments, with open sizes.</summary>
    public IReadOnlyList<DeclaredArgument> ArgumentsOf(int slot) =>
        [.. _arguments[slot].Select(argument => new DeclaredArgument(argument.Name, argument.Column is { } column ? new OpenSize(_names[column]) : argument.Value!))];

    /// <summary>What the use for a group states.</summary>
    public IReadOnlyList<DeclaredArgument> SizesOf(int group) =>
    [
        .. _columns.Select(column => (Name: _names[column], Value: column.Values[group]))
            .Where(size => size.Value is { } value && OpenSize.Otherwise(size.Name) != value)
            .Select(size => new DeclaredArgument(size.Name, size.Value!.Value))
            .OrderBy(size => Array.IndexOf(UseOrder, size.Name)),
    ];

    private static readonly string[] UseOrder = ["Kernel", "Padding", "Groups", "Squeeze", "Hidden", "Filters", "Stride"];

    private bool Read(int slot)
    {
        Node?[] nodes = _alignment.Slots[slot];
        string[] names = [.. nodes.OfType<Node>().SelectMany(node => node.Arguments).Select(argument => argument.Name).Distinct(StringComparer.Ordinal)];
        foreach (string name in names.OrderBy(name => name == Start))
        {
            object?[] values = [.. nodes.Select(node => node is null ? null : ValueOf(node, name))];
            object?[] present = [.. values.Where((_, i) => nodes[i] is not null)];
            bool isSame = present.All(value => ArgumentEquals(value, present[0]));
            if (isSame && (!nodes.Contains(null) || FindOpen(name, values) is null))
            {
                _arguments[slot].Add((name, null, present[0]));
            }
            else if (OpenSize.WordFor(name) is { } word && present.All(value => value is int) && (name != Start || FindOpen(name, values) is not null))
            {
                _arguments[slot].Add((name, Open(word, slot, values), null));
            }
            else
            {
                return false;
            }
        }

        bool isUse = nodes.Any(node => node?.Block is not null);
        _arguments[slot] =
        [
            .. _arguments[slot].OrderBy(argument => isUse ? Array.IndexOf(UseOrder, argument.Name) : CanonicalArguments.PlaceOf(argument.Name))
                .ThenBy(argument => Array.IndexOf(names, argument.Name)),
        ];
        return true;
    }

    private static object? ValueOf(Node node, string name) =>
        node.Arguments.FirstOrDefault(argument => argument.Name == name)?.Value
        ?? (node.Kind.Contains("Pool", StringComparison.Ordinal) && name == "Stride" ? null : OpenSize.Otherwise(name));

    private static bool ArgumentEquals(object? left, object? right) =>
        left is null || right is null ? left == right : ArgumentText.Of(left) == ArgumentText.Of(right);

    /// <summary>The column that a layer which is not everywhere could share.</summary>
    private Column? FindOpen(string name, object?[] values) => OpenSize.WordFor(name) is { } word && values.All(value => value is null or int)
        ? _columns.FirstOrDefault(column => column.Word == word && column.Values.Zip(values).All(pair => pair.First is null || pair.Second is null || pair.First == (int)pair.Second))
        : null;

    private Column Open(string word, int slot, object?[] values)
    {
        Column column = new(word, slot, [.. values.Select(value => (int?)value)]);
        if (_columns.FirstOrDefault(known => known.Join(column)) is { } known)
        {
            return known;
        }

        _columns.Add(column);
        return column;
    }

    /// <summary>
    /// Gives each column its word. Of the widths, the one that is the block's output is Filters; of two others the narrower is Squeeze,
    /// as is an only other one that scales what it reads (squeeze and excite).
    /// </summary>
    private bool Name()
    {
        foreach (Column column in _columns.Where(column => column.Word != "Filters"))
        {
            _names[column] = column.Word;
        }

        List<Column> widths = [.. _columns.Where(column => column.Word == "Filters").OrderBy(column => column.Values.Max())];
        Column? output = widths.Where(column => column.Values.Zip(_alignment.Groups).All(pair => pair.First is null || pair.First == ChannelsOf(pair.Second.Output.Output)))
            .MinBy(column => column.Values.Count(value => value is null));
        if (output is not null)
        {
            widths.Remove(output);
            _names[output] = "Filters";
        }

        bool isGate = _alignment.Groups[0].Output.Kind == "Mul";
        string[] words = (widths.Count, output) switch
        {
            (1, _) => isGate ? ["Squeeze"] : ["Hidden"],
            (2, _) => ["Squeeze", "Hidden"],
            (3, null) => ["Squeeze", "Hidden", "Filters"],
            _ => [],
        };
        if (words.Length != widths.Count)
        {
            return false;
        }

        for (int i = 0; i < words.Length; i++)
        {
            _names[widths[i]] = words[i];
        }

        return _names.Values.Distinct(StringComparer.Ordinal).Count() == _columns.Count;
    }

    /// <summary>
    /// A use states every size, also where its shapes leave all layers out that read it. There a width is that of the value which goes on
    /// in the layer's place; for other sizes there is no such number.
    /// </summary>
    private bool Fill(Func<int, int, TensorShape> before)
    {
        foreach (Column column in _columns)
        {
            string name = _names[column];
            for (int group = 0; group < column.Values.Length; group++)
            {
                column.Values[group] ??= OpenSize.Otherwise(name) ?? (OpenSize.Widths.Contains(name) ? ChannelsOf(before(column.Slot, group)) : null);
            }
        }

        return _columns.All(column => column.Values.All(value => value is not null));
    }

    private static int? ChannelsOf(TensorShape shape) => shape.Rank > 0 ? shape[0] : null;
}
