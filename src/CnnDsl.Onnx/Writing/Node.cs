namespace CnnDsl.Onnx.Writing;

/// <summary>One attribute of a declaration: an input, a layer, or the use of a block.</summary>
internal sealed class Node(string kind, string name, TensorShape output)
{
    /// <summary>The kind of an input; a block's body begins with one too.</summary>
    public const string Input = "Input";

    /// <summary>The attribute without its suffix; "Use" with a block.</summary>
    public string Kind => kind;

    /// <summary>Its name where it stands: full in a network, without the prefix in a block.</summary>
    public string Name { get; set; } = name;

    /// <summary>Whether the name may be any, for no tensor is called by it.</summary>
    public bool IsNameFree { get; init; }

    public Block? Block { get; init; }

    /// <summary>How many times a block is used one after the other; 0 for once, under its own name.</summary>
    public int Repeat { get; init; }

    public Shapes When { get; init; }

    /// <summary>What it reads. A node is replaced where another goes on in its place.</summary>
    public List<Value> Inputs { get; init; } = [];

    public IReadOnlyList<DeclaredArgument> Arguments { get; init; } = [];

    /// <summary>Its output; of a node in a block's body, that of the use from which the body was made.</summary>
    public TensorShape Output => output;

    public bool IsInput => kind == Input;

    /// <summary>Whether the two values that it reads may change places.</summary>
    public bool IsCommutative => Inputs.Count == 2 && kind is "Add" or "Mul" or "Minimum" or "Maximum";

    /// <summary>The value that the next attribute reads when it does not say: a split's last part.</summary>
    public Value Result => new(this, kind == "Split" ? PartCount - 1 : -1);

    private int PartCount => Arguments.FirstOrDefault(argument => argument.Name == "Parts")?.Value switch
    {
        int[] sizes => sizes.Length,
        int count => count,
        _ => 1,
    };

    /// <summary>The names of the layers that a use puts here, in order.</summary>
    public IEnumerable<string> InstanceNames
    {
        get
        {
            (string before, int first, string after) = Counter.Of(Name) ?? ($"{Name}.", 0, "");
            return Repeat == 0 ? [Name] : Enumerable.Range(first, Repeat).Select(i => $"{before}{i}{after}");
        }
    }

    public bool IsMerge => Kind is "Add" or "Sub" or "Mul" or "Div" or "Minimum" or "Maximum" or "MatMul" or "Concat";
}

/// <summary>What a node gives, or a part of it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Part">Which part of a split; -1 for the whole.</param>
internal readonly record struct Value(Node Node, int Part = -1)
{
    /// <summary>The name by which others read it.</summary>
    public string Name
    {
        get
        {
            string name = Node.Repeat > 0 && Counter.Of(Node.Name) is not null ? Node.InstanceNames.Last() : Node.Name;
            return Part < 0 ? name : FormattableString.Invariant($"{name}.{Part}");
        }
    }
}

/// <summary>A stack that is written once and used often.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Input">What it reads, as a node that stands for it.</param>
/// <param name="Body">Its layers; sizes that differ from use to use are <see cref="OpenSize"/>.</param>
internal sealed record Block(string Name, Node Input, IReadOnlyList<Node> Body)
{
    /// <summary>Whether its layers take more than one line.</summary>
    public bool IsSeveralLines => Lines.Of(Body, new AttributeText(Input).All(Body, [])).Skip(1).Any();

    /// <summary>Whether a size is read by a layer here.</summary>
    public bool Reads(string size) => Body.SelectMany(node => node.Arguments).Any(argument => argument.Value is OpenSize open && open.Name == size);
}

/// <summary>The number in braces with which a repeated use counts on: <c>layer{3}</c>.</summary>
internal static class Counter
{
    public static (string Before, int First, string After)? Of(string name)
    {
        int open = name.IndexOf('{', StringComparison.Ordinal);
        return open >= 0 && name.IndexOf('}', open) is > 0 and int close
            ? (name[..open], int.Parse(name.AsSpan(open + 1, close - open - 1), System.Globalization.CultureInfo.InvariantCulture), name[(close + 1)..])
            : null;
    }
}
