using System.Globalization;

namespace CnnDsl.Onnx.Writing;

/// <summary>A layer's arguments in the one form in which they are compared and written: square where they can be, without what holds anyway.</summary>
internal static class CanonicalArguments
{
    /// <summary>The order in which people write them; what is not here stands before From, as it comes.</summary>
    private static readonly string[] Order =
    [
        "Filters", "Units", "Kernel", "KernelHeight", "KernelWidth", "Stride", "StrideHeight", "StrideWidth",
        "Padding", "PaddingHeight", "PaddingWidth", "PaddingTop", "PaddingLeft", "PaddingBottom", "PaddingRight",
        "AutoPad", "Dilation", "DilationHeight", "DilationWidth", "Groups", "Bias",
    ];

    public static IReadOnlyList<DeclaredArgument> Of(string kind, IReadOnlyList<DeclaredArgument> stated)
    {
        Dictionary<string, object> values = stated.ToDictionary(argument => argument.Name, argument => Shortest(argument.Value), StringComparer.Ordinal);
        foreach (string stem in (string[])["Kernel", "Stride", "Dilation"])
        {
            Square(values, stem);
        }

        SquarePadding(values, kind.EndsWith("1D", StringComparison.Ordinal));
        DropStride(values, kind);
        AttributeSignature signature = AttributeSignature.Of(kind);
        return
        [
            .. values.Select(value => new DeclaredArgument(value.Key, value.Value))
                .Where(argument => !signature.IsDefault(argument))
                .OrderBy(argument => PlaceOf(argument.Name)),
        ];
    }

    /// <summary>The place of an argument among others.</summary>
    public static int PlaceOf(string name) => Array.IndexOf(Order, name) is >= 0 and int place ? place : Order.Length;

    /// <summary>A number that is a float's is written as the float: 0.1, not 0.10000000149.</summary>
    private static object Shortest(object value) => value switch
    {
        double number => Shortest(number),
        double[] numbers => numbers.Select(Shortest).ToArray(),
        _ => value,
    };

    private static double Shortest(double number) => number == (float)number
        ? double.Parse(((float)number).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : number;

    private static void Square(Dictionary<string, object> values, string stem)
    {
        if (values.TryGetValue($"{stem}Height", out object? height) && values.TryGetValue($"{stem}Width", out object? width) && height.Equals(width))
        {
            values.Remove($"{stem}Height");
            values.Remove($"{stem}Width");
            values[stem] = height;
        }
    }

    private static void SquarePadding(Dictionary<string, object> values, bool isRow)
    {
        int Side(string side, string both) => (int)new[] { $"Padding{side}", $"Padding{both}", "Padding" }
            .Where(values.ContainsKey).Select(name => values[name]).FirstOrDefault(0);
        if (!values.Keys.Any(name => name.StartsWith("Padding", StringComparison.Ordinal)))
        {
            return;
        }

        (int left, int right) = (Side("Left", "Width"), Side("Right", "Width"));
        (int top, int bottom) = isRow ? (left, right) : (Side("Top", "Height"), Side("Bottom", "Height"));
        foreach (string name in values.Keys.Where(name => name.StartsWith("Padding", StringComparison.Ordinal)).ToArray())
        {
            values.Remove(name);
        }

        (string Name, int Size)[] shortest = (top == bottom, left == right, top == left) switch
        {
            (true, true, true) => [("Padding", top)],
            (true, true, false) => [("PaddingHeight", top), ("PaddingWidth", left)],
            _ when isRow => [("PaddingLeft", left), ("PaddingRight", right)],
            _ => [("PaddingTop", top), ("PaddingLeft", left), ("PaddingBottom", bottom), ("PaddingRight", right)],
        };
        foreach ((string name, int size) in shortest.Where(side => side.Size != 0))
        {
            values[name] = size;
        }
    }

    /// <summary>A convolution steps by 1, a pool by its window, unless it says otherwise.</summary>
    private static void DropStride(Dictionary<string, object> values, string kind)
    {
        bool isPool = kind.Contains("Pool", StringComparison.Ordinal);
        bool StepsAnyway(string side)
        {
            object? otherwise = isPool ? values.GetValueOrDefault($"Kernel{side}") ?? values.GetValueOrDefault("Kernel") : 1;
            return (values.GetValueOrDefault($"Stride{side}") ?? values.GetValueOrDefault("Stride")) is { } stride && stride.Equals(otherwise);
        }

        if (StepsAnyway("Height") && StepsAnyway("Width"))
        {
            values.Remove("Stride");
            values.Remove("StrideHeight");
            values.Remove("StrideWidth");
        }
    }
}
