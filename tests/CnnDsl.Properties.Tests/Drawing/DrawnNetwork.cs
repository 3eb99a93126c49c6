using System.Globalization;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>An input's attribute.</summary>
internal sealed record DrawnInput(IReadOnlyList<int> Dimensions, string? Name)
{
    public InputFormat Format { get; init; }

    /// <summary>The name that it has, stated or not.</summary>
    public string FullName => Name ?? "input";

    public override string ToString()
    {
        IEnumerable<string> all =
        [
            .. Dimensions.Select(size => size.ToString(CultureInfo.InvariantCulture)),
            .. Name is null ? [] : new[] { $"Name = \"{Name}\"" },
            .. Format == InputFormat.Planar ? [] : new[] { $"Format = InputFormat.{Format}" },
        ];
        return $"Input({string.Join(", ", all)})";
    }
}

/// <summary>A block to declare.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Layers">Its layers in the order of the source.</param>
internal sealed record DrawnBlock(string Name, IReadOnlyList<DrawnLayer> Layers)
{
    /// <summary>The open sizes that its layers read.</summary>
    public IReadOnlyList<string> Reads { get; } =
        [.. Layers.SelectMany(layer => layer.Arguments).Select(argument => argument.Value).OfType<OpenSize>().Select(size => size.Name).Distinct()];

    /// <summary>Whether it has [Block].</summary>
    public bool IsDeclared { get; init; } = true;

    /// <summary>Whether this only names a block that stands elsewhere.</summary>
    public bool IsMentioned { get; init; }

    /// <summary>The sizes with which it was drawn.</summary>
    public IReadOnlyDictionary<string, int> FirstSizes { get; init; } = new Dictionary<string, int>();

    /// <summary>It and those that it uses, these first.</summary>
    public IEnumerable<DrawnBlock> WithInner => [.. Of(Layers), this];

    /// <summary>All blocks that layers use, each after those that it uses.</summary>
    public static IEnumerable<DrawnBlock> Of(IEnumerable<DrawnLayer> layers) =>
        layers.Select(layer => layer.Block).OfType<DrawnBlock>().Where(block => !block.IsMentioned).SelectMany(block => block.WithInner).DistinctBy(block => block.Name);

    public override string ToString() => $"{(IsDeclared ? "[Block]\n" : "")}{string.Concat(Layers.Select(layer => $"[{layer}]\n"))}public class {Name};\n";
}

/// <summary>A network to declare.</summary>
/// <param name="IsFloor">Whether sizes that are not whole are rounded down.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Layers">Its layers in the order of the source.</param>
/// <param name="Outputs">What it returns; none for the last layer.</param>
internal sealed record DrawnNetwork(bool IsFloor, IReadOnlyList<DrawnInput> Inputs, IReadOnlyList<DrawnLayer> Layers, IReadOnlyList<string> Outputs)
{
    /// <summary>The class's name.</summary>
    public const string Class = "Drawn";

    /// <summary>Whether it uses blocks.</summary>
    public bool HasBlocks => Layers.Any(layer => layer.Block is not null);

    /// <summary>The declarations of its blocks and its own.</summary>
    public override string ToString() => string.Join('\n', (string[])
    [
        .. DrawnBlock.Of(Layers).Select(block => block.ToString()),
        $"[Network{(IsFloor ? "(Rounding = Rounding.Floor)" : "")}, {string.Join(", ", Inputs)}]",
        .. Layers.Select(layer => $"[{layer}]"),
        .. Outputs.Select(output => $"[Output(\"{output}\")]"),
        $"public partial class {Class};",
    ]);
}
