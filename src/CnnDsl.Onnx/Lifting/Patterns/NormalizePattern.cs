using CnnDsl.Onnx.Lifting.Operators;
using CnnDsl.Onnx.Reading;

namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>(x - mean) / std of an input, by one number or a number for each of a few channels.</summary>
internal static class NormalizePattern
{
    /// <summary>As many as people write in an attribute: red, green, blue and alpha.</summary>
    private const int MostChannels = 4;

    public static bool Lift(NodeLift node)
    {
        if (!node.IsFlow(0) || node.Known(1) is not { } deviation || node.Graph.Producer(node.Node.Inputs[0]) is not { Kind: "Sub" } difference
            || node.Graph.Value(difference.Inputs[0]) is not Flow { Layer.Kind: LiftedLayer.InputKind } x || node.Graph.Known(difference.Inputs[1]) is not { } mean
            || Numbers(node, x, mean) is not { } means || Numbers(node, x, deviation) is not { } deviations)
        {
            return false;
        }

        node.Give(node.Add("Normalize", x, new Arguments().Set("Mean", means).Set("Std", deviations)));
        return true;
    }

    private static double[]? Numbers(NodeLift node, Flow x, OnnxTensor tensor)
    {
        int fullRank = node.Full(x).Length;
        return tensor.Rank <= fullRank && tensor.Length <= MostChannels
            && (tensor.Length == 1 || ChannelConstant.IsByChannel(node.Graph.PerImage(tensor.Dimensions, fullRank), x.Shape))
            ? Array.ConvertAll(tensor.ToFloats(), Arguments.Decimal)
            : null;
    }
}
