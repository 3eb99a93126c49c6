using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>Operators that pick elements and put them elsewhere.</summary>
internal static class MovementFolds
{
    public static Dictionary<string, Fold> All { get; } = new()
    {
        ["Gather"] = node => [Gather(node[0], node[1], Axes.Of(node.Node.Int("axis", 0), node[0].Rank))],
        ["Concat"] = node => [Concat([.. node.Inputs.OfType<OnnxTensor>()], node.Node.Int("axis", 1))],
        ["Slice"] = node => [Slice(node[0], SliceRange.Of(node.Node, node.Inputs, node[0].Dimensions))],
        ["Split"] = Split,
        ["Transpose"] = node => [Transpose(node[0], node.Node.Ints("perm"))],
        ["Expand"] = node => [Expand(node[0], node[1].ToIntegers())],
        ["Tile"] = node => [Tile(node[0], node[1].ToIntegers())],
    };

    public static OnnxTensor Transpose(OnnxTensor tensor, long[]? permutation)
    {
        int[] axes = permutation is null ? [.. Enumerable.Range(0, tensor.Rank).Reverse()] : Axes.Of(permutation, tensor.Rank);
        if (axes.Length != tensor.Rank)
        {
            throw new RefusedNodeException($"its perm names {axes.Length} of {tensor.Rank} axes");
        }

        int[] from = tensor.Dimensions.ToArray();
        int[] strides = Strides.Of(from);
        int[] dimensions = [.. axes.Select(axis => from[axis])];
        return tensor.Picked(Strides.Walk(dimensions, [.. axes.Select(axis => strides[axis])], 0, tensor.Length), dimensions);
    }

    public static OnnxTensor Expand(OnnxTensor tensor, long[] shape)
    {
        int[] dimensions = Strides.Broadcast(tensor.Dimensions, shape.Small("a dimension"));
        if (dimensions.Any(dimension => dimension < 0))
        {
            throw new RefusedNodeException($"it expands to [{string.Join(", ", shape)}], which has a negative dimension");
        }

        return tensor.Picked(Strides.Walk(dimensions, Strides.Repeating(tensor.Dimensions, dimensions.Length), 0, tensor.Length), dimensions);
    }

    public static OnnxTensor Slice(OnnxTensor tensor, IEnumerable<SliceRange> ranges)
    {
        int[] dimensions = tensor.Dimensions.ToArray();
        int[] strides = Strides.Of(dimensions);
        int start = 0;
        foreach (SliceRange range in ranges)
        {
            start += range.Start * strides[range.Axis];
            dimensions[range.Axis] = range.Count;
            strides[range.Axis] *= range.Step;
        }

        return tensor.Picked(Strides.Walk(dimensions, strides, start, tensor.Length), dimensions);
    }

    private static OnnxTensor Gather(OnnxTensor tensor, OnnxTensor indices, int axis)
    {
        int[] from = tensor.Dimensions.ToArray();
        int size = from[axis];
        int[] picked = Array.ConvertAll(indices.ToIntegers(), index => Axes.Of(index, size));
        int inner = from.Skip(axis + 1).Aggregate(1, (product, dimension) => product * dimension);
        int outer = from.Take(axis).Aggregate(1, (product, dimension) => product * dimension);
        int[] dimensions = [.. from.Take(axis), .. indices.Dimensions, .. from.Skip(axis + 1)];
        int[] source = new int[Strides.LengthOf([outer, picked.Length, inner], tensor.Length)];
        for (int i = 0; i < source.Length; i++)
        {
            source[i] = (((i / inner / picked.Length * size) + picked[i / inner % picked.Length]) * inner) + (i % inner);
        }

        return tensor.Picked(source, dimensions);
    }

    private static OnnxTensor Concat(OnnxTensor[] parts, long stated)
    {
        OnnxTensor first = parts.FirstOrDefault() ?? throw new RefusedNodeException("it has no inputs");
        int axis = Axes.Of(stated, first.Rank);
        int[] dimensions = first.Dimensions.ToArray();
        dimensions[axis] = parts.Sum(part => part.Rank == first.Rank ? (long)part.Dimensions[axis] : throw new RefusedNodeException("its inputs have different ranks")).Small("its axis");
        int outer = dimensions.Take(axis).Aggregate(1, (product, dimension) => product * dimension);
        if (outer == 0 || parts.Sum(part => (long)part.Length) != Strides.LengthOf(dimensions, int.MaxValue))
        {
            return outer == 0 ? first.Reshaped(dimensions) : throw new RefusedNodeException("its inputs differ beside the axis");
        }

        // Row after row, and in each the rows of the parts side by side.
        List<int> indices = [];
        for (int row = 0; row < outer; row++)
        {
            int begin = 0;
            foreach (OnnxTensor part in parts)
            {
                int width = part.Length / outer;
                indices.AddRange(Enumerable.Range(begin + (row * width), width));
                begin += part.Length;
            }
        }

        return OnnxTensor.Joined(parts).Picked([.. indices], dimensions);
    }

    private static OnnxTensor[] Split(FoldNode node)
    {
        int axis = Axes.Of(node.Node.Int("axis", 0), node[0].Rank);
        int[] sizes = SplitSizes.Of(node.Node, node.Integers(1, "split"), node[0].Dimensions[axis]);
        int start = 0;
        return [.. sizes.Select(size => Slice(node[0], [new SliceRange(axis, (start += size) - size, size, 1)]))];
    }

    private static OnnxTensor Tile(OnnxTensor tensor, long[] repeats)
    {
        int[] times = repeats.Small("a repeat");
        if (times.Length != tensor.Rank || times.Any(repeat => repeat < 0))
        {
            throw new RefusedNodeException($"its repeats [{string.Join(", ", repeats)}] are not one of 0 or more for each of {tensor.Rank} axes");
        }

        // Each axis as two: the repeats, which do not move, and the axis itself.
        int[] from = tensor.Dimensions.ToArray();
        int[] strides = Strides.Of(from);
        int[] dimensions = [.. from.SelectMany((dimension, i) => new[] { times[i], dimension })];
        int[] source = Strides.Walk(dimensions, [.. strides.SelectMany(stride => new[] { 0, stride })], 0, tensor.Length);
        return tensor.Picked(source, [.. from.Select((dimension, i) => ((long)dimension * times[i]).Small("a dimension"))]);
    }
}
