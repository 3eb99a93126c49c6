using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Padding of any axes; a negative one takes away.</summary>
internal static class Pads
{
    /// <summary>Far beyond any image, and far below where sizes overflow.</summary>
    private const int MostPadding = 1 << 28;

    public static Dictionary<string, Lifter> All { get; } = new() { ["Pad"] = Lift };

    private static void Lift(NodeLift node)
    {
        Flow result = node.Flow(0);
        (int[] before, int[] behind) = Read(node, node.Full(result));
        result = Crop(node, result, before, behind);
        if (node.HasBatch && (before[0] > 0 || behind[0] > 0))
        {
            throw NodeLift.TouchesBatch("it pads the batch");
        }

        int skipped = node.HasBatch ? 1 : 0;
        int[] first = [.. before.Skip(skipped).Select(pad => Math.Max(0, pad))];
        int[] last = [.. behind.Skip(skipped).Select(pad => Math.Max(0, pad))];
        if (result.Rank is 2 or 3 && first[0] == 0 && last[0] == 0)
        {
            node.Give(Pad(node, result, result.Rank == 3 ? [first[1], first[2], last[1], last[2]] : [0, first[1], 0, last[1]]));
            return;
        }

        node.Give(Enumerable.Range(0, result.Rank).Aggregate(result, (flow, axis) => PadAxis(node, flow, axis, first[axis], last[axis])));
    }

    private static (int[] Before, int[] Behind) Read(NodeLift node, int[] full)
    {
        int[] pads = node.Integers(1, "pads")?.Small("a pad") ?? throw new RefusedNodeException("it has no pads");
        int[] axes = node.Has(3) ? Axes.Of(node.Need(3, "axes").ToIntegers(), full.Length) : [.. Enumerable.Range(0, full.Length)];
        if (pads.Length != 2 * axes.Length || pads.Any(pad => pad is < -MostPadding or > MostPadding))
        {
            throw new RefusedNodeException($"its pads [{string.Join(", ", pads)}] are not one up to {MostPadding} for each side of {axes.Length} axes");
        }

        int[] before = new int[full.Length];
        int[] behind = new int[full.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            (before[axes[i]], behind[axes[i]]) = (pads[i], pads[i + axes.Length]);
        }

        return (before, behind);
    }

    private static Flow Crop(NodeLift node, Flow flow, int[] before, int[] behind)
    {
        int[] full = node.Full(flow);
        for (int axis = 0; axis < full.Length; axis++)
        {
            int start = Math.Max(0, -before[axis]);
            int count = full[axis] - start - Math.Max(0, -behind[axis]);
            flow = count > 0
                ? Movements.Slice(node, flow, new SliceRange(axis, start, count, 1))
                : throw new RefusedNodeException($"it takes all {full[axis]} elements of axis {axis} away");
        }

        return flow;
    }

    /// <summary>Any one axis, seen as the rows of a map.</summary>
    private static Flow PadAxis(NodeLift node, Flow flow, int axis, int before, int behind)
    {
        if (before == 0 && behind == 0)
        {
            return flow;
        }

        int[] shape = flow.Shape.Dimensions.ToArray();
        int outer = shape.Take(axis).Aggregate(1, (product, size) => product * size);
        int inner = shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size);
        Flow padded = Pad(node, Reshaping.ToShape(node, flow, [outer, shape[axis], inner]), [before, 0, behind, 0]);
        shape[axis] += before + behind;
        return Reshaping.ToShape(node, padded, shape);
    }

    /// <param name="node">The node.</param>
    /// <param name="flow">A map, or a sequence.</param>
    /// <param name="pads">Top, left, bottom, right.</param>
    private static Flow Pad(NodeLift node, Flow flow, int[] pads)
    {
        if (pads.All(pad => pad == 0))
        {
            return flow;
        }

        string mode = node.Node.Text("mode", "constant") switch
        {
            "constant" => "Constant",
            "reflect" => "Reflect",
            "edge" => "Edge",
            string other => throw new RefusedNodeException($"its mode is {other}; constant, reflect and edge are known"),
        };
        float value = node.Has(2) ? node.Need(2, "value").ToFloats().FirstOrDefault() : node.Node.Float("value", 0);
        Arguments arguments = [];
        if (pads.Distinct().Count() == 1)
        {
            arguments.Set("Padding", pads[0]);
        }
        else if (pads[0] == pads[2] && pads[1] == pads[3])
        {
            arguments.Unless(0, "PaddingHeight", pads[0]).Unless(0, "PaddingWidth", pads[1]);
        }
        else
        {
            arguments.Unless(0, "PaddingTop", pads[0]).Unless(0, "PaddingLeft", pads[1]).Unless(0, "PaddingBottom", pads[2]).Unless(0, "PaddingRight", pads[3]);
        }

        return node.Add("Pad", flow, arguments.UnlessMember("Constant", "Mode", "PadMode", mode).Unless(0.0, "Value", mode == "Constant" ? value : 0));
    }
}
