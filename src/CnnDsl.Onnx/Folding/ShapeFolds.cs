using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>Operators that ask for shapes or change them, and leave the elements in their order.</summary>
internal static class ShapeFolds
{
    public static Dictionary<string, Fold> All { get; } = new()
    {
        ["Shape"] = node => [Shape(node.Node, node[0].Dimensions)],
        ["Size"] = node => [Size(node[0].Dimensions)],
        ["Identity"] = node => [node[0]],
        ["Dropout"] = node => [node[0]],
        ["Reshape"] = node => [node[0].Reshaped(ReshapeTarget.Resolve(
            node[0].Dimensions, node.Integers(1, "shape") ?? throw new RefusedNodeException("it has no shape"), node.Node.Flag("allowzero")))],
        ["Flatten"] = node => [Flatten(node)],
        ["Squeeze"] = node => [node[0].Reshaped(Axes.Squeeze(node[0].Dimensions, node.Integers(1, "axes")))],
        ["Unsqueeze"] = node => [node[0].Reshaped(Axes.Unsqueeze(
            node[0].Dimensions, node.Integers(1, "axes") ?? throw new RefusedNodeException("it has no axes")))],
    };

    public static OnnxTensor Shape(OnnxNode node, ReadOnlySpan<int> dimensions)
    {
        int rank = dimensions.Length;
        int Clamped(long axis) => (int)Math.Clamp(axis < 0 ? axis + rank : axis, 0, rank);
        int start = Clamped(node.Int("start", 0));
        int end = Math.Max(start, Clamped(node.Int("end", rank)));
        return OnnxTensor.List(Array.ConvertAll(dimensions[start..end].ToArray(), dimension => (long)dimension));
    }

    public static OnnxTensor Size(ReadOnlySpan<int> dimensions) =>
        OnnxTensor.OfIntegers([dimensions.ToArray().Aggregate(1L, (product, dimension) => product * dimension)]);

    private static OnnxTensor Flatten(FoldNode node)
    {
        int[] dimensions = node[0].Dimensions.ToArray();
        long stated = node.Node.Int("axis", 1);
        int axis = stated == dimensions.Length ? dimensions.Length : Axes.Of(stated, dimensions.Length);
        int rows = dimensions.Take(axis).Aggregate(1, (product, dimension) => product * dimension);
        return node[0].Reshaped(rows, dimensions.Skip(axis).Aggregate(1, (product, dimension) => product * dimension));
    }
}
