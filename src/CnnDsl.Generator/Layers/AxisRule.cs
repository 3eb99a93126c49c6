using System.Globalization;
using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Axes as arguments: counted per image, negative ones from the end.</summary>
internal static class AxisRule
{
    /// <summary>The axis that an argument states, from 0 on; null, and a report, when the shape has no such axis.</summary>
    public static int? Find(LayerCheck layer, Shape shape, string argument = "Axis", int otherwise = 0)
    {
        int? known = Known(layer, shape, argument, otherwise);
        if (known is null)
        {
            layer.Report(DiagnosticIds.AxisOutside, [argument], layer.Arguments.Int(argument, otherwise), shape.Describe(), Choice(shape.Rank));
            layer.Offer(shape.Rank > 0 ? [Remedy.Set(argument, shape.Rank - 1)] : []);
        }

        return known;
    }

    /// <summary>Whether the shape has an axis at all; reports when it has none.</summary>
    public static bool HasLast(LayerCheck layer, Shape shape)
    {
        if (shape.Rank == 0)
        {
            layer.Report(DiagnosticIds.AxisOutside, ["Last"], -1, shape.Describe(), Choice(0));
        }

        return shape.Rank > 0;
    }

    /// <summary>The same without a report.</summary>
    public static int? Known(LayerCheck layer, Shape shape, string argument = "Axis", int otherwise = 0)
    {
        int stated = layer.Arguments.Int(argument, otherwise);
        return stated < -shape.Rank || stated >= shape.Rank ? null : stated < 0 ? stated + shape.Rank : stated;
    }

    /// <summary>The axes that an array states, from 0 on; null, and reports, when the shape lacks one.</summary>
    public static int[]? FindAll(LayerCheck layer, Shape shape, string array)
    {
        int?[] axes = [.. layer.Arguments.Ints(array).Select((_, i) => Find(layer, shape, Argument.Element(array, i)))];
        return axes.Contains(null) ? null : [.. axes.Select(axis => axis!.Value)];
    }

    /// <summary>Numbers with commas, as messages have them.</summary>
    public static string List(IEnumerable<int> values) => string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private static string Choice(int rank) => rank switch
    {
        0 => "has no axes",
        1 => "has axis 0 alone",
        _ => $"has axes 0 to {rank - 1}, or -{rank} to -1 from the end",
    };
}

/// <summary>A row-major tensor seen from one of its axes.</summary>
/// <param name="Outer">Product of the sizes before it.</param>
/// <param name="Size">Its own size.</param>
/// <param name="Inner">Product of the sizes behind it: elements from one index to the next.</param>
internal readonly record struct AxisView(int Outer, int Size, int Inner)
{
    public static AxisView Of(Shape shape, int axis) =>
        new(shape.Dimensions.Take(axis).Aggregate(1, (product, size) => product * size), shape.Dimensions[axis], shape.Stride(axis));
}
