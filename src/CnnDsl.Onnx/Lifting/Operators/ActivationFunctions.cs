using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Activations.</summary>
internal static class ActivationFunctions
{
    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["Relu"] = node => Give(node, "ReLU"),
        ["LeakyRelu"] = node => Give(node, "LeakyReLU", new Arguments().Unless(0.01, "NegativeSlope", node.Node.Float("alpha", 0.01f))),
        ["PRelu"] = ParametricReLU.Lift,
        ["Elu"] = node => Give(node, "ELU", new Arguments().Unless(1.0, "Alpha", node.Node.Float("alpha", 1))),
        ["Selu"] = Selu,
        ["Celu"] = node => Give(node, "CELU", new Arguments().Unless(1.0, "Alpha", node.Node.Float("alpha", 1))),
        ["Sigmoid"] = node => Give(node, "Sigmoid"),
        ["HardSigmoid"] = node => Give(node, "HardSigmoid", new Arguments()
            .Unless(1.0 / 6, "Alpha", node.Node.Float("alpha", 0.2f)).Unless(0.5, "Beta", node.Node.Float("beta", 0.5f))),
        ["HardSwish"] = node => Give(node, "HardSwish"),
        ["Softplus"] = node => Give(node, "Softplus"),
        ["Softsign"] = node => Give(node, "Softsign"),
        ["ThresholdedRelu"] = node => Give(node, "ThresholdedReLU", new Arguments().Set("Alpha", Arguments.Decimal(node.Node.Float("alpha", 1)))),
        ["Tanh"] = node => Give(node, "Tanh"),
        ["Gelu"] = node => Give(node, "GELU", new Arguments().Unless(false, "Tanh", node.Node.Text("approximate", "none") == "tanh")),
        ["Mish"] = node => Give(node, "Mish"),
        ["Clip"] = Clip,
    };

    private static void Give(NodeLift node, string kind, Arguments? arguments = null) => node.Give(node.Add(kind, node.Flow(0), arguments));

    /// <summary>ONNX's defaults are SELU's own numbers; others are an ELU, scaled.</summary>
    private static void Selu(NodeLift node)
    {
        const float Alpha = 1.67326319217681884765625f;
        const float Gamma = 1.05070102214813232421875f;
        float alpha = node.Node.Float("alpha", Alpha);
        float gamma = node.Node.Float("gamma", Gamma);
        if (alpha == Alpha && gamma == Gamma)
        {
            Give(node, "SELU");
            return;
        }

        Flow elu = node.Add("ELU", node.Flow(0), new Arguments().Unless(1.0, "Alpha", alpha));
        node.Give(node.Add("Scale", elu, new Arguments().Set("Factor", Arguments.Decimal(gamma))));
    }

    private static void Clip(NodeLift node) => node.Give(Clip(node, node.Flow(0), Bound(node, 1, "min"), Bound(node, 2, "max")));

    /// <summary>x no less and no more than the bounds; the largest floats are as good as none.</summary>
    public static Flow Clip(NodeLift node, Flow input, float? least, float? most)
    {
        float? min = least is null or <= float.MinValue ? null : least;
        float? max = most is null or >= float.MaxValue ? null : most;
        return (min, max) switch
        {
            (0, null) => node.Add("ReLU", input),
            (0, 6) => node.Add("ReLU6", input),
            (null, null) => input,
            (null, { } above) => node.Add("Clip", input, new Arguments().Set("Max", Arguments.Decimal(above))),
            ({ } below, null) => node.Add("Clip", input, new Arguments().Set("Min", Arguments.Decimal(below))),
            ({ } below, { } above) => node.Add("Clip", input, new Arguments().Set("Min", Arguments.Decimal(below)).Set("Max", Arguments.Decimal(above))),
        };
    }

    private static float? Bound(NodeLift node, int input, string attribute) => node.Has(input)
        ? node.Need(input, attribute) is { Length: 1 } bound ? bound.ToFloats()[0] : throw new RefusedNodeException($"its {attribute} is not one number")
        : node.Node.HasAttribute(attribute) ? node.Node.Float(attribute, 0) : null;
}
