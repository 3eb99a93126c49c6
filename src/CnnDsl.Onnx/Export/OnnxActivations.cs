using static CnnDsl.Onnx.Export.OnnxGraph;

namespace CnnDsl.Onnx.Export;

/// <summary>Activations that take more than one operator, or a constant. GELU is spelled as exporters spell it, so that ONNX Runtime knows to fuse it.</summary>
internal static class OnnxActivations
{
    public static string ReLU6(OnnxLayer layer) =>
        layer.Node("Clip", [layer.Input, layer.Scalar("min", 0), layer.Scalar("max", 6)]);

    public static string HardSigmoid(OnnxLayer layer) =>
        layer.Node("HardSigmoid", [layer.Input], Float("alpha", layer.Number("Alpha")), Float("beta", layer.Number("Beta")));

    public static string SiLU(OnnxLayer layer) =>
        layer.Node("Mul", [layer.Input, layer.Step("sigmoid", "Sigmoid", [layer.Input])]);

    /// <summary>The slopes broadcast against N x C x H x W from the right, so a map's are C x 1 x 1, and a scalar's is 1 for all images.</summary>
    public static string PReLU(OnnxLayer layer) =>
        layer.Node("PRelu", [layer.Input, layer.WeightAs("weight", layer.PerChannel(layer.Flag("Shared") ? 1 : layer.Channels))]);

    public static string GELU(OnnxLayer layer) => layer.Flag("Tanh") ? GeluByTanh(layer) : GeluByErf(layer);

    /// <summary>x * (1 + erf(x/sqrt(2))) * 0.5.</summary>
    private static string GeluByErf(OnnxLayer layer)
    {
        string scaled = layer.Step("scaled", "Div", [layer.Input, layer.Scalar("root2", Math.Sqrt(2))]);
        string erf = layer.Step("erf", "Erf", [scaled]);
        string onePlus = layer.Step("one_plus", "Add", [erf, layer.Scalar("one", 1)]);
        string product = layer.Step("product", "Mul", [layer.Input, onePlus]);
        return layer.Node("Mul", [product, layer.Scalar("half", 0.5)]);
    }

    /// <summary>x * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3))) * 0.5.</summary>
    private static string GeluByTanh(OnnxLayer layer)
    {
        string cube = layer.Step("cube", "Pow", [layer.Input, layer.Scalar("three", 3)]);
        string scaledCube = layer.Step("scaled_cube", "Mul", [cube, layer.Scalar("cube_scale", 0.044715)]);
        string sum = layer.Step("sum", "Add", [layer.Input, scaledCube]);
        string scaled = layer.Step("scaled", "Mul", [sum, layer.Scalar("root", Math.Sqrt(2 / Math.PI))]);
        string tanh = layer.Step("tanh", "Tanh", [scaled]);
        string onePlus = layer.Step("one_plus", "Add", [tanh, layer.Scalar("one", 1)]);
        string product = layer.Step("product", "Mul", [layer.Input, onePlus]);
        return layer.Node("Mul", [product, layer.Scalar("half", 0.5)]);
    }
}
