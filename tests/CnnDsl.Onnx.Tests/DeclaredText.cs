using System.Globalization;

namespace CnnDsl.Onnx.Tests;

/// <summary>Declared layers as a person would write them down, to compare with.</summary>
internal static class DeclaredText
{
    /// <summary>A line a layer: <c>conv1 = Conv2D(Filters = 8, Kernel = 3) x -> 8 x 6 x 6</c>.</summary>
    public static string Of(DeclaredNetwork network) => string.Join('\n', network.Layers.Select(Of));

    private static string Of(DeclaredLayer layer) =>
        $"{layer.Name} = {layer.Kind}{Arguments(layer)} {string.Join(' ', layer.Inputs)}".TrimEnd() + $" -> {layer.Output}";

    private static string Arguments(DeclaredLayer layer) => layer.Arguments.Count == 0
        ? ""
        : $"({string.Join(", ", layer.Arguments.Select(argument => $"{argument.Name} = {Value(argument.Value)}"))})";

    private static string Value(object value) => value switch
    {
        int[] numbers => $"[{string.Join(' ', numbers)}]",
        double[] numbers => $"[{string.Join(' ', numbers.Select(number => Value(number)))}]",
        EnumMember member => member.Member,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
