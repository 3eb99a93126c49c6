namespace CnnDsl.Reference;

/// <summary>The activations: each number by itself.</summary>
internal static class Activations
{
    public static DoubleTensor ReLU(LayerCall layer) => Each(layer, x => Math.Max(0, x));

    public static DoubleTensor ReLU6(LayerCall layer) => Each(layer, x => Math.Clamp(x, 0, 6));

    public static DoubleTensor LeakyReLU(LayerCall layer)
    {
        double slope = layer.Number("NegativeSlope");
        return Each(layer, x => x >= 0 ? x : slope * x);
    }

    /// <summary>The slope below zero is learnt: one for each channel (feature of a vector), or one for all.</summary>
    public static DoubleTensor PReLU(LayerCall layer)
    {
        bool shared = layer.Flag("Shared");
        float[] slope = layer.Weight("weight", shared ? 1 : layer.Input.Channels);
        return Elementwise.Map(layer.Input, (c, x) => x >= 0 ? x : slope[shared ? 0 : c] * x);
    }

    public static DoubleTensor ELU(LayerCall layer)
    {
        double alpha = layer.Number("Alpha");
        return Each(layer, x => x >= 0 ? x : alpha * SpecialFunctions.ExpMinus1(x));
    }

    public static DoubleTensor Sigmoid(LayerCall layer) => Each(layer, Logistic);

    public static DoubleTensor Tanh(LayerCall layer) => Each(layer, Math.Tanh);

    public static DoubleTensor HardSigmoid(LayerCall layer)
    {
        double alpha = layer.Number("Alpha");
        double beta = layer.Number("Beta");
        return Each(layer, x => Math.Clamp((alpha * x) + beta, 0, 1));
    }

    public static DoubleTensor HardSwish(LayerCall layer) => Each(layer, x => x * Math.Clamp(x + 3, 0, 6) / 6);

    public static DoubleTensor SiLU(LayerCall layer) => Each(layer, x => x * Logistic(x));

    /// <summary>x times the normal distribution function at x, or its approximation by tanh.</summary>
    public static DoubleTensor GELU(LayerCall layer) => layer.Flag("Tanh")
        ? Each(layer, x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))))
        : Each(layer, x => 0.5 * x * SpecialFunctions.Erfc(-x / Math.Sqrt(2)));

    /// <summary>log(1 + exp(x)), written so that exp cannot overflow.</summary>
    public static DoubleTensor Softplus(LayerCall layer) =>
        Each(layer, x => Math.Max(x, 0) + SpecialFunctions.Log1Plus(Math.Exp(-Math.Abs(x))));

    public static DoubleTensor SELU(LayerCall layer)
    {
        const double scale = 1.0507009873554804934193349852946;
        const double alpha = 1.6732632423543772848170429916717;
        return Each(layer, x => scale * (x >= 0 ? x : alpha * SpecialFunctions.ExpMinus1(x)));
    }

    public static DoubleTensor CELU(LayerCall layer)
    {
        double alpha = layer.Number("Alpha");
        return Each(layer, x => x >= 0 ? x : alpha * SpecialFunctions.ExpMinus1(x / alpha));
    }

    public static DoubleTensor Softsign(LayerCall layer) => Each(layer, x => x / (1 + Math.Abs(x)));

    public static DoubleTensor Mish(LayerCall layer) =>
        Each(layer, x => x * Math.Tanh(Math.Max(x, 0) + SpecialFunctions.Log1Plus(Math.Exp(-Math.Abs(x)))));

    public static DoubleTensor ThresholdedReLU(LayerCall layer)
    {
        double alpha = layer.Number("Alpha");
        return Each(layer, x => x <= alpha ? 0 : x);
    }

    public static DoubleTensor LogSigmoid(LayerCall layer) =>
        Each(layer, x => Math.Min(x, 0) - SpecialFunctions.Log1Plus(Math.Exp(-Math.Abs(x))));

    /// <summary>A function that is given as it is.</summary>
    public static Func<LayerCall, DoubleTensor> Of(Func<double, double> function) => layer => Each(layer, function);

    /// <summary>-1, 0 or 1; NaN of NaN.</summary>
    public static double Sign(double x) => double.IsNaN(x) ? x : Math.Sign(x);

    public static DoubleTensor Pow(LayerCall layer)
    {
        double exponent = layer.Number("Exponent");
        return Each(layer, x => Math.Pow(x, exponent));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static DoubleTensor Each(LayerCall layer, Func<double, double> function) =>
        Elementwise.Map(layer.Input, (_, x) => function(x));
}
