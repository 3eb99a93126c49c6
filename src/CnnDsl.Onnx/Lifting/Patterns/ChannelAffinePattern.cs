using CnnDsl.Onnx.Lifting.Operators;

namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>What is added for each channel behind a product for each channel joins it.</summary>
internal static class ChannelAffinePattern
{
    public static bool Lift(NodeLift node)
    {
        if (node.WithKnown() is not var (flow, known, source) || flow is not { Part: null, Layer: { Kind: "BatchNorm", Origin.Kind: "Mul" or "Div" } scaled }
            || node.Graph.Readers(node.Node.Inputs[node.IsFlow(0) ? 0 : 1]) != 1 || known.Rank > node.Full(flow).Length
            || !ChannelConstant.IsByChannel(node.Graph.PerImage(known.Dimensions, node.Full(flow).Length), flow.Shape))
        {
            return false;
        }

        node.Give(ChannelConstant.Affine(node, scaled.Inputs[0], scaled.Weights["weight"], NodeLift.Weight(known, source, known.Length)));
        return true;
    }
}
