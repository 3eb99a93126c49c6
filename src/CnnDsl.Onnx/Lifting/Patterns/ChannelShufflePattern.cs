namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>Channels as groups x channels of each, these two exchanged, and channels again.</summary>
internal static class ChannelShufflePattern
{
    public static bool Lift(NodeLift node)
    {
        if (ReshapedTranspose.Of(node) is not { Input.Rank: 3, Order: [1, 0, .. var rest] } found || !rest.SequenceEqual(Enumerable.Range(2, rest.Length))
            || !found.Input.Shape.Dimensions.SequenceEqual(found.Output) || found.Parts[0] * found.Parts[1] != found.Output[0])
        {
            return false;
        }

        node.Give(node.Add("ChannelShuffle", found.Input, new Arguments().Set("Groups", found.Parts[0])));
        return true;
    }
}
