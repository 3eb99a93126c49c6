namespace CnnDsl.Generator.Model;

/// <summary>A network as declared: a graph of layers, each with the indices of the layers that it reads. Inputs are layers too.</summary>
/// <param name="Host">Its class.</param>
/// <param name="Rounding">What its layers do with sizes that are not whole, when they do not say.</param>
/// <param name="Layers">Inputs and layers, in the order of the source.</param>
/// <param name="IsSound">Whether the declaration is without mistakes. If not, shapes are still checked, but nothing is emitted.</param>
internal sealed record Network(HostType Host, Rounding Rounding, EquatableArray<Layer> Layers, bool IsSound)
{
    /// <summary>The values that it returns, in the order of the source; empty when the declaration is at fault.</summary>
    public EquatableArray<NetworkOutput> Outputs { get; init; }

    /// <summary>How its sums may be rearranged.</summary>
    public Precision Precision { get; init; }

    /// <summary>The most that it may cost; no part of what is emitted.</summary>
    public EquatableArray<BudgetLimit> Budget { get; init; }
}

/// <summary>A layer's value that the network returns.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Name">What the output is called.</param>
internal sealed record NetworkOutput(int Layer, string Name);

/// <summary>One node of the graph.</summary>
/// <param name="Kind">Its attribute without the suffix; empty when the attribute itself does not compile.</param>
/// <param name="Name">Its name, stated or by default.</param>
/// <param name="Inputs">Indices of the layers that it reads.</param>
/// <param name="Arguments">What the attribute states.</param>
internal sealed record Layer(string Kind, string Name, EquatableArray<int> Inputs, LayerArguments Arguments)
{
    /// <summary>When the layer is there; null for always. Where it is not, its first input goes on in its place.</summary>
    public Condition? When { get; init; }
}

/// <summary>A layer of a block that is there only when two shapes match, or differ.</summary>
/// <param name="Match">Whether they must match.</param>
/// <param name="BlockInput">The layer that the block reads.</param>
/// <param name="Before">The layer before it in the source.</param>
internal sealed record Condition(bool Match, int BlockInput, int Before);

/// <summary>The class that carries the attributes.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Name">Its name as written in code, with @ where it needs one.</param>
/// <param name="Declaration">What its part begins with: <c>partial class LeNet5</c>.</param>
/// <param name="Containers">The same of the types round it, outermost first.</param>
/// <param name="HintName">Name of the emitted file.</param>
internal sealed record HostType(
    string Namespace, string Name, string Declaration, EquatableArray<string> Containers, string HintName)
{
    /// <summary>What the name of an emitted file ends with.</summary>
    public const string Extension = ".g.cs";

    /// <summary>The name without @, for people.</summary>
    public string DisplayName => Name.TrimStart('@');

    /// <summary>The name with its namespace and the types round it, without @.</summary>
    public string FullName => HintName.Substring(0, Math.Max(0, HintName.Length - Extension.Length));
}

/// <summary>The order in which an input's numbers come; the numbers are those of the attribute's enumeration.</summary>
internal enum InputFormat
{
    Planar,
    Interleaved,
    Bytes,
}

/// <summary>How a network's sums may be rearranged; the numbers are those of the attribute's enumeration.</summary>
internal enum Precision
{
    Fast,
    Exact,
}

/// <summary>What to do with an output size that is not whole; the numbers are those of the attribute's enumeration.</summary>
internal enum Rounding
{
    None,
    Floor,
    Ceiling,
}
