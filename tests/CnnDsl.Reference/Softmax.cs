namespace CnnDsl.Reference;

/// <summary>Softmax and its logarithm, over an axis.</summary>
internal static class Softmax
{
    /// <summary>exp(x)/sum(exp(x)).</summary>
    public static DoubleTensor OverAxis(LayerCall layer) => Over(layer, (x, largest, sum) => Math.Exp(x - largest) / sum);

    /// <summary>x - log(sum(exp(x))).</summary>
    public static DoubleTensor LogOverAxis(LayerCall layer) => Over(layer, (x, largest, sum) => x - largest - Math.Log(sum));

    /// <summary>A function of each number, the largest on its axis, and the sum of exp(x - largest) there: taking it off keeps exp finite.</summary>
    private static DoubleTensor Over(LayerCall layer, Func<double, double, double, double> function)
    {
        DoubleTensor input = layer.Input;
        int axis = layer.Int("Axis");
        DoubleTensor largest = new(input.Shape.With(axis, 1));
        Array.Fill(largest.Data, double.NegativeInfinity);
        foreach (int[] index in Indices.Of(input.Shape))
        {
            largest.At(index) = Math.Max(largest.At(index), input.At(index));
        }

        DoubleTensor sum = new(largest.Shape);
        foreach (int[] index in Indices.Of(input.Shape))
        {
            sum.At(index) += Math.Exp(input.At(index) - largest.At(index));
        }

        DoubleTensor output = new(input.Shape);
        foreach (int[] index in Indices.Of(input.Shape))
        {
            output.At(index) = function(input.At(index), largest.At(index), sum.At(index));
        }

        return output;
    }
}
