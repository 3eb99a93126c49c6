using CnnDsl.Onnx.Lifting.Operators;

namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>A group normalization as PyTorch exports it: groups as the channels of an instance normalization, then weight and bias for each channel.</summary>
internal static class GroupNormPattern
{
    public static bool Lift(NodeLift node)
    {
        if (node.WithKnown() is not var (scaled, bias, biasName) || node.Graph.Producer(node.Node.Inputs[node.IsFlow(0) ? 0 : 1]) is not { Kind: "Mul" } product
            || node.WithKnown(product) is not var (normalized, weight, weightName) || normalized.Of("Reshape") is not { } grouped
            || grouped.Of("InstanceNorm") is not { Rank: >= 2 } groups || groups.Of("Reshape") is not { Rank: > 0 } x)
        {
            return false;
        }

        int channels = x.Shape[0];
        bool isPlain = grouped.Layer.Weights["weight"].Tensor.Data.All(value => value == 1) && grouped.Layer.Weights["bias"].Tensor.Data.All(value => value == 0);
        int fullRank = node.Full(x).Length;
        if (!isPlain || !normalized.Shape.Equals(x.Shape) || weight.Rank > fullRank || bias.Rank > fullRank
            || !ChannelConstant.IsByChannel(node.Graph.PerImage(weight.Dimensions, fullRank), x.Shape)
            || !ChannelConstant.IsByChannel(node.Graph.PerImage(bias.Dimensions, fullRank), x.Shape))
        {
            return false;
        }

        Arguments arguments = new Arguments().Set("Groups", groups.Shape[0]);
        arguments.AddRange(grouped.Layer.Arguments.Where(argument => argument.Name == "Epsilon"));
        node.Give(node.Add("GroupNorm", x, arguments, new Dictionary<string, LiftedWeight>
        {
            ["weight"] = NodeLift.Weight(weight, weightName, channels),
            ["bias"] = NodeLift.Weight(bias, biasName, channels),
        }));
        return true;
    }
}
