using System.Globalization;

namespace CnnDsl.Properties.Tests.Drawing;

/// <summary>An argument: of the constructor, or by name.</summary>
/// <param name="Property">The property that it sets.</param>
/// <param name="Value">An int, double, bool, enum, int[] or double[].</param>
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

/// <summary>A layer's attribute.</summary>
/// <param name="Kind">The attribute's name.</param>
/// <param name="Arguments">In their order.</param>
/// <param name="Merges">What a merge names; null for other kinds.</param>
/// <param name="From">What it reads instead of the layer before.</param>
/// <param name="Name">Its name.</param>
internal sealed record DrawnLayer(string Kind, IReadOnlyList<DrawnArgument> Arguments, IReadOnlyList<string>? Merges, string? From, string? Name)
{
    public override string ToString()
    {
        IEnumerable<string> all =
        [
            .. (Merges ?? []).Select(Quoted),
            .. Arguments.Where(argument => argument.Value is not int[] { Length: 0 }).Select(argument => argument.ToString()),
            .. From is null ? [] : new[] { $"From = {Quoted(From)}" },
            .. Name is null ? [] : new[] { $"Name = {Quoted(Name)}" },
        ];
        string text = string.Join(", ", all);
        return text.Length == 0 ? Kind : $"{Kind}({text})";
    }

    private static string Quoted(string name) => $"\"{name}\"";
}

/// <summary>An input's attribute.</summary>
internal sealed record DrawnInput(IReadOnlyList<int> Dimensions, string? Name)
{
    public override string ToString() =>
        $"Input({string.Join(", ", Dimensions.Select(size => size.ToString(CultureInfo.InvariantCulture)))}{(Name is null ? "" : $", Name = \"{Name}\"")})";
}

/// <summary>A network to declare.</summary>
/// <param name="IsFloor">Whether sizes that are not whole are rounded down.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Layers">Its layers in the order of the source.</param>
/// <param name="Outputs">What it returns; none for the last layer.</param>
internal sealed record DrawnNetwork(bool IsFloor, IReadOnlyList<DrawnInput> Inputs, IReadOnlyList<DrawnLayer> Layers, IReadOnlyList<string> Outputs)
{
    /// <summary>The declaration, but for the class.</summary>
    public override string ToString() => string.Join('\n', (string[])
    [
        $"[Network{(IsFloor ? "(Rounding = Rounding.Floor)" : "")}, {string.Join(", ", Inputs)}]",
        .. Layers.Select(layer => $"[{layer}]"),
        .. Outputs.Select(output => $"[Output(\"{output}\")]"),
    ]);
}
