using CnnDsl.Onnx.Folding;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Operators that put elements elsewhere.</summary>
internal static class Movements
{
    private static readonly string[] SliceInputs = ["data", "starts", "ends", "axes", "steps"];

    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["Transpose"] = Transpose,
        ["Concat"] = Concat,
        ["Split"] = Split,
        ["Slice"] = Slice,
        ["Gather"] = Gathering.Lift,
        ["Expand"] = Repeating.Expand,
        ["Tile"] = Repeating.Tile,
        ["DepthToSpace"] = DepthToSpace,
        ["SpaceToDepth"] = node => Image.Give(node, node.Add("PixelUnshuffle", Image.Of(node, node.Flow(0)), BlockSize(node).Set("DepthFirst", true))),
    };

    /// <summary>The run of an axis; the flow itself when it is all of it.</summary>
    public static Flow Slice(NodeLift node, Flow flow, SliceRange range)
    {
        int axis = node.HasBatch ? range.Axis - 1 : range.Axis;
        int size = axis < 0 ? node.Graph.Batch : flow.Shape[axis];
        if (range is { Start: 0, Step: 1 } && range.Count == size)
        {
            return flow;
        }

        if (axis < 0)
        {
            throw NodeLift.TouchesBatch("it takes some images of the batch");
        }

        return range.Count == 0
            ? throw new RefusedNodeException($"it takes no elements of the {size} on axis {range.Axis}")
            : node.Add("Slice", flow, new Arguments().Set("Start", range.Start).Set("Count", range.Count).Unless(0, "Axis", axis).Unless(1, "Step", range.Step));
    }

    private static void Transpose(NodeLift node)
    {
        Flow input = node.Flow(0);
        int[] full = node.Full(input);
        int[] order = node.Node.Ints("perm") is { } stated ? Axes.Of(stated, full.Length) : [.. Enumerable.Range(0, full.Length).Reverse()];
        if (order.Length != full.Length)
        {
            throw new RefusedNodeException($"its perm names {order.Length} of {full.Length} axes");
        }

        if (node.HasBatch && order[0] != 0)
        {
            throw NodeLift.TouchesBatch($"it moves the batch axis (perm = [{string.Join(", ", order)}])");
        }

        int[] axes = node.HasBatch ? [.. order.Skip(1).Select(axis => axis - 1)] : order;
        int[] moving = [.. axes.Where(axis => input.Shape[axis] > 1)];
        node.Give(moving.SequenceEqual(moving.Order())
            ? Reshaping.ToShape(node, input, [.. axes.Select(axis => input.Shape[axis])])
            : node.Add("Transpose", input, new Arguments().Set("Axes", axes)));
    }

    private static void Concat(NodeLift node)
    {
        int fullRank = node.FullRank;
        Flow[] parts = [.. Enumerable.Range(0, node.InputCount).Select(node.Flow)];
        int axis = node.Axis(node.Node.Int("axis", 1), fullRank);
        node.Give(parts.Length == 1 ? parts[0] : node.Add("Concat", parts, new Arguments().Unless(0, "Axis", axis)));
    }

    private static void Split(NodeLift node)
    {
        Flow input = node.Flow(0);
        int[] full = node.Full(input);
        int fullAxis = Axes.Of(node.Node.Int("axis", 0), full.Length);
        int axis = node.Axis(fullAxis, full.Length);
        int[] sizes = SplitSizes.Of(node.Node, node.Integers(1, "split"), full[fullAxis]);
        IReadOnlyList<string> outputs = node.Node.Outputs;
        HashSet<string> shown = [.. node.Graph.Model.Graph.Outputs.Select(output => output.Name)];

        // A Split shows all of its parts, and to layers only.
        bool isSplit = sizes.Distinct().Count() == 1 && sizes.Length > 1 && outputs.All(output => node.Graph.Readers(output) > 0 && !shown.Contains(output));
        Flow? split = isSplit ? node.Add("Split", input, new Arguments().Set("Parts", sizes.Length).Unless(0, "Axis", axis)) : null;
        int start = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            if (outputs[i].Length > 0)
            {
                node.Give(split is null ? Slice(node, input, new SliceRange(fullAxis, start, sizes[i], 1)) : split with { Part = i }, i);
            }

            start += sizes[i];
        }
    }

    private static void Slice(NodeLift node)
    {
        Flow input = node.Flow(0);
        foreach (int i in Enumerable.Range(1, Math.Max(0, node.InputCount - 1)).Where(node.Has))
        {
            node.Need(i, SliceInputs[Math.Min(i, 4)]);
        }

        SliceRange[] ranges = SliceRange.Of(node.Node, [.. Enumerable.Range(0, node.InputCount).Select(node.Known)], node.Full(input));
        node.Give(ranges.Aggregate(input, (flow, range) => Slice(node, flow, range)));
    }

    private static void DepthToSpace(NodeLift node) => Image.Give(node, node.Add(
        "PixelShuffle", Image.Of(node, node.Flow(0)), BlockSize(node).Unless(false, "DepthFirst", node.Node.Text("mode", "DCR") == "DCR")));

    private static Arguments BlockSize(NodeLift node) => new Arguments().Set("Factor", node.Node.Int("blocksize", 0).Small("blocksize"));
}
