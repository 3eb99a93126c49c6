namespace CnnDsl.Onnx.Writing;

/// <summary>A size that a block leaves to its use, as the value of an argument: <c>Use.Filters</c>.</summary>
internal sealed record OpenSize(string Name)
{
    /// <summary>What sizes stand for numbers of filters, units or channels.</summary>
    public static readonly IReadOnlyList<string> Widths = ["Filters", "Hidden", "Squeeze"];

    /// <summary>What holds where a use is silent, or null where it may not be.</summary>
    public static int? Otherwise(string name) => name switch
    {
        "Stride" or "Groups" => 1,
        "Padding" => 0,
        _ => null,
    };

    /// <summary>The word for an argument that differs from use to use: itself, "Filters" for every width, or null when there is none.</summary>
    public static string? WordFor(string argument) => argument switch
    {
        "Kernel" or "Padding" or "Groups" or "Stride" => argument,
        "Filters" or "Hidden" or "Squeeze" or "Units" or "Count" or "Start" => "Filters",
        _ => null,
    };
}
