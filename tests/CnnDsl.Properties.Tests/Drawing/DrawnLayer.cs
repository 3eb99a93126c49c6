using System.Globalization;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>A size that a block leaves to its use.</summary>
/// <param name="Name">The member of <see cref="Use"/>.</param>
internal sealed record OpenSize(string Name)
{
    /// <summary>What holds where a use is silent; those that are not here have to be stated.</summary>
    public static IReadOnlyDictionary<string, int> Defaults { get; } = new Dictionary<string, int> { ["Padding"] = 0, ["Groups"] = 1, ["Stride"] = 1 };

    /// <summary>Every one.</summary>
    public static IReadOnlyList<string> All { get; } = ["Filters", "Hidden", "Squeeze", "Kernel", "Padding", "Groups", "Stride"];

    /// <summary>The sizes that an argument may be left open as.</summary>
    public static IReadOnlyList<string> For(string property) => property switch
    {
        "Filters" or "Units" or "Hidden" or "Squeeze" => ["Filters", "Hidden", "Squeeze"],
        "Kernel" or "KernelHeight" or "KernelWidth" => ["Kernel"],
        "Stride" or "StrideHeight" or "StrideWidth" => ["Stride"],
        "Groups" => ["Groups"],
        _ => property.StartsWith("Padding", StringComparison.Ordinal) ? ["Padding"] : [],
    };

    public override string ToString() => $"Use.{Name}";
}

/// <summary>An argument: of the constructor, or by name.</summary>
/// <param name="Property">The property that it sets.</param>
/// <param name="Value">An int, double, bool, enum, int[], double[] or <see cref="OpenSize"/>.</param>
/// <param name="IsNamed">Whether it stands as <c>Stride = 2</c>.</param>
internal sealed record DrawnArgument(string Property, object Value, bool IsNamed)
{
    public override string ToString() => (IsNamed ? $"{Property} = " : "") + Value switch
    {
        bool flag => flag ? "true" : "false",
        double number => Text(number),
        int[] numbers => IsNamed ? $"new[] {{ {Joined(numbers)} }}" : Joined(numbers),
        double[] numbers => $"new[] {{ {string.Join(", ", numbers.Select(Text))} }}",
        Enum member => $"{member.GetType().Name}.{member}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value}"),
    };

    private static string Joined(int[] numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture) + "d";
}

/// <summary>A layer's attribute, or a block's use.</summary>
/// <param name="Kind">The attribute's name.</param>
/// <param name="Arguments">In their order.</param>
/// <param name="Merges">What a merge names; null for other kinds.</param>
/// <param name="From">What it reads instead of the layer before.</param>
/// <param name="Name">Its name.</param>
internal sealed record DrawnLayer(string Kind, IReadOnlyList<DrawnArgument> Arguments, IReadOnlyList<string>? Merges, string? From, string? Name)
{
    /// <summary>The kind of a use.</summary>
    public const string UseKind = "Use";

    /// <summary>The block that is used; null for a layer.</summary>
    public DrawnBlock? Block { get; init; }

    /// <summary>When a layer of a block is there.</summary>
    public Shapes When { get; init; }

    public override string ToString()
    {
        IEnumerable<string> all =
        [
            .. (Merges ?? []).Select(Quoted),
            .. Arguments.Where(argument => argument.Value is not int[] { Length: 0 }).Select(argument => argument.ToString()),
            .. From is null ? [] : new[] { $"From = {Quoted(From)}" },
            .. Name is null ? [] : new[] { $"Name = {Quoted(Name)}" },
            .. When == Shapes.Any ? [] : new[] { $"When = Shapes.{When}" },
        ];
        string text = string.Join(", ", all);
        string kind = Block is null ? Kind : $"{Kind}<{Block.Name}>";
        return text.Length == 0 ? kind : $"{kind}({text})";
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
