namespace CnnDsl.Networks.Tests.Cases;

/// <summary>Functions of each number: alone, in planes, and behind a layer that takes them in, where they do not enlarge its error.</summary>
internal static class FunctionCases
{
    private static readonly string[] Smooth =
    [
        "SELU", "CELU", "CELU(0.6)", "Softsign", "Mish", "ThresholdedReLU(0.3)", "LogSigmoid", "Abs", "Neg", "Erf", "Sin", "Cos",
    ];

    private static readonly string[] Others =
    [
        "Floor", "Ceil", "Round", "Sign", "Exp", "Abs, Sqrt", "Exp, Log", "Exp, Reciprocal",
        "Pow(1)", "Pow(2)", "Pow(3)", "Abs, Pow(0.5)", "Abs, Pow(1.3)", "Exp, Pow(-1)", "Exp, Pow(-0.5)", "Exp, Pow(-2)",
    ];

    public static IEnumerable<NetworkCase> All =>
    [
        .. from layer in Smooth.Concat(Others) from input in new[] { "5, 3, 7", "37" } select new NetworkCase(input, layer),
        .. Smooth.Select(layer => new NetworkCase("5, 3, 7", "Conv2D(19, 3), " + layer)),
        .. Smooth.Select(layer => new NetworkCase("21", "Dense(18), " + layer)),
        .. Smooth.Select(layer => new NetworkCase("5, 4, 7", "Conv2D(3, 3), Transpose(1, 2, 0), " + layer)),
    ];
}
