using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>Operators that put elements into a tensor.</summary>
internal static class ScatterFolds
{
    public static Dictionary<string, Fold> All { get; } = new() { ["ScatterND"] = node => [ScatterND(node)] };

    /// <summary>Updates (... x what is behind k axes) in the places that indices (... x k) name.</summary>
    private static OnnxTensor ScatterND(FoldNode node)
    {
        (OnnxTensor data, OnnxTensor indices, OnnxTensor updates) = (node[0], node[1], node[2]);
        int[] dimensions = data.Dimensions.ToArray();
        int axes = indices.Rank > 0 ? indices.Dimensions[^1] : 0;
        if (axes < 1 || axes > dimensions.Length || node.Node.Text("reduction", "none") != "none" || data.Type != updates.Type)
        {
            throw new RefusedNodeException($"its indices name {axes} of {dimensions.Length} axes, or it does more than put {updates.Type.Word()} into {data.Type.Word()}");
        }

        int run = dimensions.Skip(axes).Aggregate(1, (product, size) => product * size);
        int[] strides = Strides.Of(dimensions);
        long[] places = indices.ToIntegers();
        if ((long)places.Length / axes * run != updates.Length)
        {
            throw new RefusedNodeException($"its {updates.Length} updates are not {run} for each of {places.Length / axes} places");
        }

        int[] picked = [.. Enumerable.Range(0, data.Length)];
        for (int place = 0; place < places.Length / axes; place++)
        {
            int start = Enumerable.Range(0, axes).Sum(axis => Axes.Of(places[(place * axes) + axis], dimensions[axis]) * strides[axis]);
            for (int i = 0; i < run; i++)
            {
                picked[start + i] = data.Length + (place * run) + i;
            }
        }

        return OnnxTensor.Joined([data, updates]).Picked(picked, dimensions);
    }
}
