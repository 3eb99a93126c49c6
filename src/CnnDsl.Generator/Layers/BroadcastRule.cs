using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>NumPy's rule: counted from the last axis, sizes are equal or 1; sizes of 1 and missing leading axes repeat.</summary>
internal static class BroadcastRule
{
    /// <summary>The shape that two make together; null when they make none.</summary>
    public static Shape? Join(Shape a, Shape b)
    {
        int rank = Math.Max(a.Rank, b.Rank);
        int[] sizes = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            (int left, int right) = (SizeAt(a, axis, rank), SizeAt(b, axis, rank));
            if (left != right && left != 1 && right != 1)
            {
                return null;
            }

            sizes[axis] = left == 1 ? right : left;
        }

        return Shape.Of(sizes);
    }

    /// <summary>The shape that all inputs make together; null, and a report with both shapes, when they make none.</summary>
    public static Shape? JoinAll(LayerCheck layer, IReadOnlyList<Shape> inputs)
    {
        Shape joined = inputs[0];
        for (int i = 1; i < inputs.Count; i++)
        {
            if (Join(joined, inputs[i]) is not { } next)
            {
                string before = string.Join(" with ", layer.Inputs.Take(i).Select(name => $"'{name}'"));
                layer.Report(DiagnosticIds.NoBroadcast, [], before, joined, $"'{layer.Inputs[i]}'", inputs[i], Conflict(joined, inputs[i]));
                return null;
            }

            joined = next;
        }

        return joined;
    }

    private static int SizeAt(Shape shape, int axis, int rank)
    {
        int own = axis - (rank - shape.Rank);
        return own < 0 ? 1 : shape.Dimensions[own];
    }

    /// <summary>The innermost pair that differs: <c>3 and 8 on the last axis</c>.</summary>
    private static string Conflict(Shape a, Shape b)
    {
        int back = Enumerable.Range(1, Math.Min(a.Rank, b.Rank)).First(i =>
            a.Dimensions[a.Rank - i] != b.Dimensions[b.Rank - i] && a.Dimensions[a.Rank - i] != 1 && b.Dimensions[b.Rank - i] != 1);
        return $"{a.Dimensions[a.Rank - back]} and {b.Dimensions[b.Rank - back]} on axis -{back}";
    }
}
