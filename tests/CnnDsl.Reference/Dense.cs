namespace CnnDsl.Reference;

/// <summary>Dense, and the layers around it that compute nothing: Flatten and Dropout.</summary>
internal static class Dense
{
    /// <summary>features -> units: y = W x + b; weights units x features.</summary>
    public static DoubleTensor Affine(LayerCall layer)
    {
        if (layer.Flag("Last"))
        {
            return MatrixProduct.DenseLast(layer);
        }

        double[] x = layer.Vector.Data;
        int units = layer.Int("Units");
        float[] weight = layer.Weight("weight", units, x.Length);
        float[]? bias = layer.Flag("Bias") ? layer.Weight("bias", units) : null;
        double[] y = new double[units];
        for (int unit = 0; unit < units; unit++)
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += weight[(unit * x.Length) + i] * x[i];
            }

            y[unit] = sum + (bias is null ? 0 : bias[unit]);
        }

        return new DoubleTensor(new TensorShape(units), y);
    }

    /// <summary>C x H x W -> C*H*W, in that order.</summary>
    public static DoubleTensor Flatten(LayerCall layer) => new(new TensorShape(layer.Input.Data.Length), layer.Input.Data);

    /// <summary>Nothing: dropout acts in training only.</summary>
    public static DoubleTensor Dropout(LayerCall layer) => layer.Input;
}
