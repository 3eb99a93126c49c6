using System.Globalization;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Emit;

/// <summary>Shapes beside lines of attributes, one under the other: <c>//  64 x 112 x 112</c>.</summary>
internal static class ShapeComments
{
    /// <summary>Beyond this column a line's comment follows it where it ends.</summary>
    private const int Furthest = 130;

    /// <summary>The lines, each with its shape behind it.</summary>
    public static IEnumerable<string> Beside(IReadOnlyList<(string Text, Shape Output)> lines)
    {
        int column = lines.Select(line => line.Text.Length).Where(length => length <= Furthest).DefaultIfEmpty(0).Max();
        int[][] shapes = [.. lines.Select(line => line.Output.Dimensions.ToArray())];
        int[] widths = [.. Enumerable.Range(0, shapes.Max(shape => (int?)shape.Length) ?? 0)
            .Select(axis => shapes.Where(shape => shape.Length > axis).Max(shape => Text(shape[axis]).Length))];
        return lines.Select((line, i) => $"{line.Text.PadRight(column)} // {Beside(shapes[i], widths)}");
    }

    private static string Beside(int[] shape, int[] widths) =>
        shape.Length == 0 ? "scalar" : string.Join(" x ", shape.Select((size, axis) => Text(size).PadLeft(widths[axis])));

    private static string Text(int size) => size.ToString(CultureInfo.InvariantCulture);
}
