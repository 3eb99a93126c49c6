using CnnDsl.Onnx.Folding;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Sums, differences, products, quotients and powers; by one number, by a number for each channel, or of two flows.</summary>
internal static class Arithmetic
{
    private const int NumPyRuleSince = 7;

    public static Dictionary<string, Lifter> All { get; } = new()
    {
        ["Add"] = node => Lift(node, "Add"),
        ["Sub"] = node => Lift(node, "Sub"),
        ["Mul"] = node => Lift(node, "Mul"),
        ["Div"] = node => Lift(node, "Div"),
        ["Pow"] = Pow,
        ["Sum"] = Sum,
        ["Mean"] = node => node.Give(Scale(node, Total(node), 1.0 / node.InputCount)),
    };

    public static Flow Scale(NodeLift node, Flow flow, double factor) =>
        factor == 1 ? flow : node.Add("Scale", flow, new Arguments().Set("Factor", factor));

    public static Flow Shift(NodeLift node, Flow flow, double offset) =>
        offset == 0 ? flow : node.Add("Shift", flow, new Arguments().Set("Offset", offset));

    private static void Lift(NodeLift node, string kind)
    {
        int constant = node.IsFlow(1) ? 0 : 1;
        if (node.Known(constant) is { } known && node.IsFlow(1 - constant))
        {
            Flow flow = node.Flow(1 - constant);
            known = Aligned(node, known, node.Full(flow).Length);
            if (known.Length == 1 && known.Rank <= node.Full(flow).Length)
            {
                node.Give(ByNumber(node, kind, flow, Arguments.Decimal(known.ToFloats()[0]), isFirst: constant == 0));
                return;
            }

            if (ByChannel(node, kind, flow, known, constant) is { } affine)
            {
                node.Give(affine);
                return;
            }
        }

        if (node.Opset < NumPyRuleSince && node.Node.HasAttribute("axis") && node.IsFlow(1) && node.Flow(1).Rank != node.Flow(0).Rank)
        {
            throw new RefusedNodeException("its operands are laid over each other from a stated axis on, as before opset 7");
        }

        node.Give(Merging.Add(node, kind, node.Flow(0), node.Flow(1)));
    }

    /// <summary>Before opset 7 the axis could be stated from which on the second operand repeats: ones behind it say the same.</summary>
    private static OnnxTensor Aligned(NodeLift node, OnnxTensor known, int fullRank)
    {
        if (node.Opset >= NumPyRuleSince || !node.Node.HasAttribute("axis"))
        {
            return known;
        }

        int behind = fullRank - Axes.Of(node.Node.Int("axis", 0), fullRank) - known.Rank;
        return behind < 0
            ? throw new RefusedNodeException($"its second operand of {known.Rank} axes goes beyond the {fullRank} of its first")
            : known.Reshaped([.. known.Dimensions, .. Enumerable.Repeat(1, behind)]);
    }

    private static Flow ByNumber(NodeLift node, string kind, Flow flow, double number, bool isFirst) => (kind, isFirst) switch
    {
        ("Add", _) => Shift(node, flow, number),
        ("Mul", _) => Scale(node, flow, number),
        ("Sub", false) => Shift(node, flow, -number),
        ("Sub", true) => Shift(node, node.Add("Neg", flow), number),
        ("Div", false) => Scale(node, flow, 1 / number),
        _ => Scale(node, node.Add("Reciprocal", flow), number),
    };

    /// <summary>A number for each channel, or null when the constant is of another shape or what is divided.</summary>
    private static Flow? ByChannel(NodeLift node, string kind, Flow flow, OnnxTensor known, int constant)
    {
        if (known.Rank > node.Full(flow).Length || !ChannelConstant.IsByChannel(node.Graph.PerImage(known.Dimensions, node.Full(flow).Length), flow.Shape))
        {
            return null;
        }

        int channels = flow.Shape[0];
        string source = node.Node.Inputs[constant];
        float[] numbers = known.ToFloats();
        LiftedWeight Numbers(Func<float, float> change) => new(source, new FloatTensor(new TensorShape(channels), Array.ConvertAll(numbers, number => change(number))));
        LiftedWeight Same(float value) => ChannelConstant.Filled(channels, value);
        return (kind, constant) switch
        {
            ("Add", _) => ChannelConstant.Affine(node, flow, Same(1), Numbers(number => number)),
            ("Sub", 1) => ChannelConstant.Affine(node, flow, Same(1), Numbers(number => -number)),
            ("Sub", _) => ChannelConstant.Affine(node, flow, Same(-1), Numbers(number => number)),
            ("Mul", _) => ChannelConstant.Affine(node, flow, Numbers(number => number), Same(0)),
            ("Div", 1) => ChannelConstant.Affine(node, flow, Numbers(number => 1 / number), Same(0)),
            _ => null,
        };
    }

    private static void Pow(NodeLift node)
    {
        float exponent = node.Need(1, "exponent") is { Length: 1 } single
            ? single.ToFloats()[0]
            : throw new RefusedNodeException("its exponent is not one number");
        Flow flow = node.Flow(0);
        node.Give(exponent switch
        {
            0.5f => node.Add("Sqrt", flow),
            1 => flow,
            -1 => node.Add("Reciprocal", flow),
            _ => node.Add("Pow", flow, new Arguments().Set("Exponent", Arguments.Decimal(exponent))),
        });
    }

    private static void Sum(NodeLift node) => node.Give(Total(node));

    private static Flow Total(NodeLift node)
    {
        Flow[] flows = [.. Enumerable.Range(0, node.InputCount).Select(node.Flow)];
        return flows.Length == 1 ? flows[0] : flows.All(flow => flow.Shape.Equals(flows[0].Shape))
            ? Merging.Add(node, "Add", flows)
            : flows.Aggregate((sum, flow) => Merging.Add(node, "Add", sum, flow));
    }
}
