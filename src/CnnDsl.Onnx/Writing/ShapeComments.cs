using System.Globalization;

namespace CnnDsl.Onnx.Writing;

/// <summary>Shapes beside lines of attributes, one under the other: <c>//  64 x 112 x 112</c>.</summary>
internal static class ShapeComments
{
    /// <summary>Beyond this column a line's comment follows it where it ends.</summary>
    private const int Furthest = 130;

    public static IEnumerable<string> Beside(IReadOnlyList<(string Text, Node Last)> lines)
    {
        int column = lines.Select(line => line.Text.Length).Where(length => length <= Furthest).DefaultIfEmpty(0).Max();
        int[][] shapes = [.. lines.Select(line => line.Last.Output.Dimensions.ToArray())];
        int[] widths = [.. Enumerable.Range(0, shapes.Max(shape => (int?)shape.Length) ?? 0)
            .Select(axis => shapes.Where(shape => shape.Length > axis).Max(shape => Text(shape[axis]).Length))];
        return lines.Select((line, i) => $"{line.Text.PadRight(column)} // {Shape(shapes[i], widths)}");
    }

    private static string Shape(int[] shape, int[] widths) =>
        shape.Length == 0 ? "scalar" : string.Join(" x ", shape.Select((size, axis) => Text(size).PadLeft(widths[axis])));

    private static string Text(int size) => size.ToString(CultureInfo.InvariantCulture);
}
