namespace CnnDsl.Reference;

/// <summary>Layers that give the same numbers another shape or order, and the numbers of the network's own.</summary>
internal static class Shaping
{
    /// <summary>The numbers in row-major order under the stated sizes.</summary>
    public static DoubleTensor Reshape(LayerCall layer) => new(new TensorShape(layer.Ints("Dimensions")), layer.Input.Data);

    /// <summary>Axis i of the output is axis Axes[i] of the input.</summary>
    public static DoubleTensor Transpose(LayerCall layer)
    {
        int[] axes = layer.Ints("Axes");
        DoubleTensor output = new(new TensorShape(Array.ConvertAll(axes, axis => layer.Input.Shape[axis])));
        foreach (int[] index in Indices.Of(output.Shape))
        {
            int[] source = new int[axes.Length];
            for (int i = 0; i < axes.Length; i++)
            {
                source[axes[i]] = index[i];
            }

            output.At(index) = layer.Input.At(source);
        }

        return output;
    }

    /// <summary>The layer's tensor.</summary>
    public static DoubleTensor Constant(LayerCall layer)
    {
        int[] dimensions = layer.Ints("Dimensions");
        return new DoubleTensor(new TensorShape(dimensions), Array.ConvertAll(layer.Weight("value", dimensions), value => (double)value));
    }
}
