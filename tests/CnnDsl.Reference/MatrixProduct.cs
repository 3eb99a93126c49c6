namespace CnnDsl.Reference;

/// <summary>Matrix products by NumPy's rule, and the dense layer on the last axis.</summary>
internal static class MatrixProduct
{
    /// <summary>... x M x K times ... x K x N gives ... x M x N; a vector is a row at the left and a column at the right.</summary>
    public static DoubleTensor MatMul(LayerCall call)
    {
        if (call.Inputs.Count != 2)
        {
            throw call.Error($"reads {call.Inputs.Count} values, not 2");
        }

        (DoubleTensor a, DoubleTensor b) = (call.Inputs[0], call.Inputs[1]);
        (bool isRow, bool isColumn) = (a.Shape.Rank == 1, b.Shape.Rank == 1);
        DoubleTensor left = isRow ? new DoubleTensor(new TensorShape(1, a.Shape[0]), a.Data) : Turned(a, call.Flag("TransposeA"));
        DoubleTensor right = isColumn ? new DoubleTensor(new TensorShape(b.Shape[0], 1), b.Data) : Turned(b, call.Flag("TransposeB"));
        DoubleTensor product = Multiply(call, left, right);
        int[] sizes = product.Shape.Dimensions.ToArray();
        int[] batch = sizes[..^2];
        return new DoubleTensor(new TensorShape([.. batch, .. isRow ? [] : sizes[^2..^1], .. isColumn ? [] : sizes[^1..]]), product.Data);
    }

    /// <summary>W x + b for each row of the last axis; weights units x features.</summary>
    public static DoubleTensor DenseLast(LayerCall layer)
    {
        DoubleTensor input = layer.Input;
        int last = input.Shape.Rank - 1;
        (int features, int units) = (input.Shape[last], layer.Int("Units"));
        float[] weight = layer.Weight("weight", units, features);
        float[]? bias = layer.Flag("Bias") ? layer.Weight("bias", units) : null;
        DoubleTensor output = new(input.Shape.With(last, units));
        foreach (int[] index in Indices.Of(output.Shape))
        {
            double sum = bias is null ? 0 : bias[index[last]];
            for (int i = 0; i < features; i++)
            {
                sum += weight[(index[last] * features) + i] * input.At(index.With(last, i));
            }

            output.At(index) = sum;
        }

        return output;
    }

    private static DoubleTensor Multiply(LayerCall call, DoubleTensor left, DoubleTensor right)
    {
        (int[] a, int[] b) = (left.Shape.Dimensions.ToArray(), right.Shape.Dimensions.ToArray());
        if (a[^1] != b[^2])
        {
            throw call.Error($"multiplies {left.Shape} by {right.Shape}");
        }

        TensorShape batch = Merging.Join(call, new TensorShape(a.AsSpan()[..^2]), new TensorShape(b.AsSpan()[..^2]));
        DoubleTensor output = new(new TensorShape([.. batch.Dimensions, a[^2], b[^1]]));
        int rank = output.Shape.Rank;
        foreach (int[] index in Indices.Of(output.Shape))
        {
            for (int k = 0; k < a[^1]; k++)
            {
                output.At(index) += left.At(index.With(rank - 1, k)) * right.At(index.With(rank - 2, k));
            }
        }

        return output;
    }

    private static DoubleTensor Turned(DoubleTensor matrix, bool transpose)
    {
        int rank = matrix.Shape.Rank;
        (int rows, int columns) = (matrix.Shape[rank - 2], matrix.Shape[rank - 1]);
        if (!transpose)
        {
            return matrix;
        }

        DoubleTensor turned = new(matrix.Shape.With(rank - 2, columns).With(rank - 1, rows));
        foreach (int[] index in Indices.Of(turned.Shape))
        {
            turned.At(index) = matrix.At(index.With(rank - 2, index[rank - 1]).With(rank - 1, index[rank - 2]));
        }

        return turned;
    }
}
