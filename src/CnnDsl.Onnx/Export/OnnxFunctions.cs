namespace CnnDsl.Onnx.Export;

/// <summary>Arithmetic with constants, and functions that take more than one operator.</summary>
internal static class OnnxFunctions
{
    /// <summary>An operation of a value and a number.</summary>
    public static string With(OnnxLayer layer, string operation, string argument) =>
        layer.Node(operation, [layer.Input, layer.Scalar(argument, layer.Number(argument))]);

    /// <summary>A bound that is infinite is left out.</summary>
    public static string Clip(OnnxLayer layer)
    {
        string low = double.IsNegativeInfinity(layer.Number("Min")) ? "" : layer.Scalar("min", layer.Number("Min"));
        string high = double.IsPositiveInfinity(layer.Number("Max")) ? "" : layer.Scalar("max", layer.Number("Max"));
        return layer.Node("Clip", [layer.Input, low, high]);
    }

    /// <summary>x * tanh(log(1 + exp(x))).</summary>
    public static string Mish(OnnxLayer layer) =>
        layer.Node("Mul", [layer.Input, layer.Step("tanh", "Tanh", [layer.Step("softplus", "Softplus", [layer.Input])])]);

    /// <summary>-log(1 + exp(-x)).</summary>
    public static string LogSigmoid(OnnxLayer layer) =>
        layer.Node("Neg", [layer.Step("softplus", "Softplus", [layer.Step("negative", "Neg", [layer.Input])])]);
}
