using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>x, or slope * x below 0, with a slope of any shape.</summary>
internal static class ParametricReLU
{
    public static void Lift(NodeLift node)
    {
        Flow input = node.Flow(0);
        OnnxTensor slope = node.Need(1, "slope");
        int[] shape = node.Graph.PerImage(slope.Dimensions, node.Full(input).Length);
        bool isShared = slope.Length == 1;

        // Before opset 7 a list was a number for each channel, whatever axes are behind.
        bool isList = node.Opset < 7 && slope.Rank == 1 && input.Rank > 0 && slope.Length == input.Shape[0];
        if (isShared || isList || ChannelConstant.IsByChannel(shape, input.Shape))
        {
            node.Give(node.Add("PReLU", input, new Arguments().Unless(false, "Shared", isShared), new Dictionary<string, LiftedWeight>
            {
                ["weight"] = node.Weight(1, "slope", slope.Length),
            }));
            return;
        }

        // relu(x) - slope * relu(-x), for there is no layer with a slope of such a shape.
        Flow above = node.Add("ReLU", input);
        Flow below = node.Add("ReLU", node.Add("Neg", input));
        node.Give(Merging.Add(node, "Sub", above, Merging.Add(node, "Mul", below, node.Constant(slope, node.Full(input).Length, node.Node.Inputs[1]))));
    }
}
