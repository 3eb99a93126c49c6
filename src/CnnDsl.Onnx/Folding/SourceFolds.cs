using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Folding;

/// <summary>Operators that make tensors of nothing much.</summary>
internal static class SourceFolds
{
    public static Dictionary<string, Fold> All { get; } = new()
    {
        ["Constant"] = node => [Constant(node.Node)],
        ["ConstantOfShape"] = node => [ConstantOfShape(node)],
        ["Range"] = node => [Range(node)],
        ["EyeLike"] = node => [EyeLike(node)],
    };

    private static OnnxTensor Constant(OnnxNode node) => node.Attributes.Values.Select(attribute => (attribute.Name, attribute.Value)).FirstOrDefault() switch
    {
        ("value", OnnxTensor tensor) => tensor,
        ("value_float", float value) => OnnxTensor.OfFloats([value]),
        ("value_floats", float[] values) => OnnxTensor.OfFloats(values, values.Length),
        ("value_int", long value) => OnnxTensor.OfIntegers([value]),
        ("value_ints", long[] values) => OnnxTensor.OfIntegers(values, values.Length),
        _ => throw new RefusedNodeException("its value is neither a tensor nor a number"),
    };

    private static OnnxTensor ConstantOfShape(FoldNode node)
    {
        int[] dimensions = node[0].ToIntegers().Small("a dimension");
        if (dimensions.Any(dimension => dimension < 0))
        {
            throw new RefusedNodeException($"its shape [{string.Join(", ", dimensions)}] has a negative dimension");
        }

        OnnxTensor value = node.Node.Tensor("value") ?? OnnxTensor.OfFloats([0], 1);
        return value.Length == 1
            ? value.Picked(new int[Strides.LengthOf(dimensions)], dimensions)
            : throw new RefusedNodeException($"its value has {value.Length} elements, not one");
    }

    private static OnnxTensor Range(FoldNode node)
    {
        double start = node.Number(0);
        double limit = node.Number(1);
        double delta = node.Number(2);
        double count = Math.Max(0, Math.Ceiling((limit - start) / delta));
        if (!(count <= Strides.Most))
        {
            throw new RefusedNodeException($"its range from {start} to {limit} by {delta} has more than {Strides.Most} elements");
        }

        double[] data = new double[(int)count];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = start + (i * delta);
        }

        return OnnxTensor.OfNumbers(node[0].Type, [data.Length], data);
    }

    private static OnnxTensor EyeLike(FoldNode node)
    {
        ReadOnlySpan<int> dimensions = node[0].Dimensions;
        if (dimensions.Length != 2)
        {
            throw new RefusedNodeException($"its input has {dimensions.Length} dimensions, not 2");
        }

        double[] data = new double[Strides.LengthOf(dimensions)];
        long diagonal = node.Node.Int("k", 0);
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (i % dimensions[1]) - (i / dimensions[1]) == diagonal ? 1 : 0;
        }

        return OnnxTensor.OfNumbers((ElementType)node.Node.Int("dtype", (long)node[0].Type), dimensions, data);
    }
}
