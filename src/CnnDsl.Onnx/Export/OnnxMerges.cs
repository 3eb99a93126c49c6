using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>Layers that read several values.</summary>
internal static class OnnxMerges
{
    /// <summary>
    /// An operation element by element. ONNX's operators take two values, so more become a chain. Sizes repeat by NumPy's rule in both, but
    /// ONNX has the batch before them: a value with fewer dimensions gets ones behind its batch.
    /// </summary>
    public static string Arithmetic(OnnxLayer layer, string operation)
    {
        string[] inputs = [.. layer.Inputs.Select((input, i) => Aligned(layer, input, layer.InputShapes[i], layer.OutputShape.Rank, $"aligned{i}"))];
        string result = inputs[0];
        for (int i = 1; i < inputs.Length - 1; i++)
        {
            result = layer.Step($"{i}", operation, [result, inputs[i]]);
        }

        return layer.Node(operation, [result, inputs[^1]]);
    }

    public static string Concat(OnnxLayer layer) => layer.Node("Concat", layer.Inputs, Int("axis", layer.Axis));

    /// <summary>The product of matrices image by image; a vector on the left is a row, one on the right a column.</summary>
    public static string MatMul(OnnxLayer layer)
    {
        (TensorShape left, TensorShape right) = (layer.InputShapes[0], layer.InputShapes[1]);
        bool isRow = left.Rank == 1;
        bool isColumn = right.Rank == 1;
        int rank = Math.Max(2, Math.Max(left.Rank, right.Rank));
        string a = isRow ? layer.Reshaped("row", layer.Inputs[0], [.. Enumerable.Repeat(1, rank - 1), left[0]]) : Aligned(layer, layer.Inputs[0], left, rank, "left");
        string b = isColumn ? layer.Reshaped("column", layer.Inputs[1], [.. Enumerable.Repeat(1, rank - 2), right[0], 1]) : Aligned(layer, layer.Inputs[1], right, rank, "right");
        a = layer.Flag("TransposeA") && !isRow ? Turned(layer, a, rank, "turned_left") : a;
        b = layer.Flag("TransposeB") && !isColumn ? Turned(layer, b, rank, "turned_right") : b;
        return isRow || isColumn
            ? layer.Node("Reshape", [layer.Step("product", "MatMul", [a, b]), layer.ShapeOf("output", layer.OutputShape.Dimensions)])
            : layer.Node("MatMul", [a, b]);
    }

    /// <summary>W x + b; with Last on the last axis of any rank, where ONNX's Gemm takes none.</summary>
    public static string Dense(OnnxLayer layer)
    {
        string weight = layer.Weight("weight");
        if (layer.Flag("Last"))
        {
            string turned = layer.Step("turned", "Transpose", [weight], Ints("perm", 1, 0));
            return layer.Flag("Bias")
                ? layer.Node("Add", [layer.Step("product", "MatMul", [layer.Input, turned]), layer.Weight("bias")])
                : layer.Node("MatMul", [layer.Input, turned]);
        }

        return layer.Flag("Bias")
            ? layer.Node("Gemm", [layer.Input, weight, layer.Weight("bias")], Int("transB", 1))
            : layer.Node("Gemm", [layer.Input, weight], Int("transB", 1));
    }

    private static string Aligned(OnnxLayer layer, string value, TensorShape shape, int rank, string step) => shape.Rank == rank
        ? value
        : layer.Reshaped(step, value, [.. Enumerable.Repeat(1, rank - shape.Rank), .. shape.Dimensions]);

    private static string Turned(OnnxLayer layer, string value, int rank, string step) => layer.Step(
        step, "Transpose", [value], Ints("perm", [.. Enumerable.Range(0, rank - 1).Select(axis => (long)axis), rank, rank - 1]));
}
