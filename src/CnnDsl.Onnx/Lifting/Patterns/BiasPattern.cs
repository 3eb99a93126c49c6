using CnnDsl.Onnx.Lifting.Operators;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>What is added to a convolution or product without a bias, a number for each of its filters or units, is its bias.</summary>
internal static class BiasPattern
{
    private static readonly string[] Convolutions = ["Conv2D", "DepthwiseConv2D", "Conv1D", "ConvTranspose2D"];

    public static bool Lift(NodeLift node)
    {
        if (node.WithKnown() is not var (flow, known, source) || flow.Part is not null || !IsWithoutBias(flow.Layer)
            || node.Graph.Readers(node.Node.Inputs[node.IsFlow(0) ? 0 : 1]) != 1 || known.Rank > node.Full(flow).Length || !FitsBias(node, flow, known))
        {
            return false;
        }

        Arguments arguments = [.. flow.Layer.Arguments.Where(argument => argument.Name != "Bias")];
        Dictionary<string, LiftedWeight> weights = new(flow.Layer.Weights) { ["bias"] = NodeLift.Weight(known, source, known.Length) };
        node.Give(node.Add(flow.Layer.Kind, flow.Layer.Inputs, arguments, weights));
        return true;
    }

    private static bool IsWithoutBias(LiftedLayer layer) => layer.Arguments.Any(argument => argument is { Name: "Bias", Value: false });

    private static bool FitsBias(NodeLift node, Flow flow, OnnxTensor known)
    {
        int[] shape = node.Graph.PerImage(known.Dimensions, node.Full(flow).Length);
        return Convolutions.Contains(flow.Layer.Kind)
            ? ChannelConstant.IsByChannel(shape, flow.Shape)
            : flow.Layer.Kind == "Dense" && shape.Length > 0 && shape[^1] == flow.Shape[flow.Rank - 1] && known.Length == shape[^1];
    }
}
