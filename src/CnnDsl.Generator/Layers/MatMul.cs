using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>The product of two matrices, or of stacks of them on the last two axes by NumPy's rule.</summary>
internal sealed class MatMul : MergeKind
{
    public override string Name => "MatMul";

    public override string Prefix => "matmul";

    public override LayerDocumentation Documentation => new(
        "Arithmetic", "y[m, n] = sum over k of a[m, k] * b[k, n]", "... x M x K and ... x K x N -> ... x M x N; leading axes broadcast")
    {
        Onnx = "MatMul, Gemm",
        PyTorch = "torch.matmul",
    };

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs)
    {
        bool transposeA = layer.Arguments.Flag("TransposeA", false);
        bool transposeB = layer.Arguments.Flag("TransposeB", false);
        if (inputs.Count > 2)
        {
            layer.Report(DiagnosticIds.TooManyInputs, [], inputs.Count, 2);
            return null;
        }

        if (inputs.Any(input => input.Rank == 0))
        {
            Report(layer, inputs, "a scalar is no matrix; Mul with Broadcast = true scales");
            return null;
        }

        MatrixView left = MatrixView.Left(inputs[0], transposeA);
        MatrixView right = MatrixView.Right(inputs[1], transposeB);
        if (left.Columns != right.Rows)
        {
            string? turned = FindTurn(left, right);
            Report(layer, inputs, $"the inner sizes of {left.Rows} x {left.Columns} and {right.Rows} x {right.Columns} must be equal{(turned is null ? "" : $"; turning {turned} round would fit")}");
            layer.Offer(turned is null ? [] : [Remedy.Set(turned, layer.Arguments.Flag(turned, false) ? "false" : "true")]);
            return null;
        }

        if (BroadcastRule.Join(left.Batch, right.Batch) is not { } batch)
        {
            Report(layer, inputs, $"on the axes before the last two, sizes must be equal or 1, but they are {left.Batch} and {right.Batch}");
            return null;
        }

        return Multiply(layer, left, right, batch, transposeA, transposeB);
    }

    private static LayerFacts? Multiply(LayerCheck layer, MatrixView left, MatrixView right, Shape batch, bool transposeA, bool transposeB)
    {
        int[] rows = left.IsVector ? [] : [left.Rows];
        int[] columns = right.IsVector ? [] : [right.Columns];
        Shape output = Shape.Of([.. batch.Dimensions, .. rows, .. columns]);
        if (!layer.Fits(output.Length, $"its output {output}"))
        {
            return null;
        }

        return new LayerFacts(output, new MatMulOperation(left, right, batch))
        {
            MultiplyAdds = Sizes.Product(output.Length, left.Columns),
            Arguments = EquatableArray.Of(new Argument("TransposeA", transposeA ? 1 : 0), new Argument("TransposeB", transposeB ? 1 : 0)),
        };
    }

    /// <summary>The argument to turn round so that the inner sizes are equal, or null.</summary>
    private static string? FindTurn(MatrixView left, MatrixView right) => (left.Columns == right.Columns, left.Rows == right.Rows) switch
    {
        (true, _) when !right.IsVector => "TransposeB",
        (_, true) when !left.IsVector => "TransposeA",
        _ => null,
    };

    private static void Report(LayerCheck layer, IReadOnlyList<Shape> inputs, string why) =>
        layer.Report(DiagnosticIds.MatMulMismatch, [], $"'{layer.Inputs[0]}'", inputs[0], $"'{layer.Inputs[1]}'", inputs[1], why);
}
