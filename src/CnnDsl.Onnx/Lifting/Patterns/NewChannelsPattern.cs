namespace CnnDsl.Onnx.Lifting.Patterns;

/// <summary>
/// x (C x H x W), filled up with channels of zeros, added to y (C + K x H x W): the sum is x and y's first C channels, and behind them
/// stand y's other K as they are. That is the shortcut of a residual that adds channels, as in BlazeFace; the zeros need no tensor.
/// </summary>
internal static class NewChannelsPattern
{
    public static bool Lift(NodeLift node)
    {
        for (int filled = 0; filled < 2; filled++)
        {
            if (node.InputCount == 2 && node.IsFlow(filled) && node.IsFlow(1 - filled) && Known(node, filled) is { } x
                && node.Flow(1 - filled) is var y && y.Shape.Equals(node.Flow(filled).Shape))
            {
                int known = x.Shape[0];
                Flow first = node.Add("Slice", y, new Arguments().Set("Start", 0).Set("Count", known));
                Flow rest = node.Add("Slice", y, new Arguments().Set("Start", known).Set("Count", y.Shape[0] - known));
                node.Give(node.Add("Concat", [node.Add("Add", [first, x]), rest]));
                return true;
            }
        }

        return false;
    }

    /// <summary>What is filled up by channels of zeros, when an input is such a thing and nobody else reads it.</summary>
    private static Flow? Known(NodeLift node, int input) =>
        node.HasBatch && node.Graph.Readers(node.Node.Inputs[input]) == 1
        && node.Flow(input) is { Part: null, Rank: 3, Layer: { Kind: "Concat", Arguments.Count: 0, Inputs: [var known, { Layer: { Kind: "Constant" } zeros }] } }
        && zeros.Weights["value"].Tensor.Data.All(value => value == 0)
            ? known : null;
}
