namespace CnnDsl.Onnx.Lifting.Operators;

/// <summary>Constants that have a number for each channel.</summary>
internal static class ChannelConstant
{
    /// <summary>Whether a constant's shape has the channels of a flow on their axis and 1 on the others.</summary>
    public static bool IsByChannel(ReadOnlySpan<int> constant, TensorShape flow) =>
        flow.Rank > 0 && constant.Length == flow.Rank && constant[0] == flow[0] && constant[1..].IndexOfAnyExcept(1) < 0;

    /// <summary>A batch normalization that only scales and shifts: it costs nothing behind a layer with weights.</summary>
    public static Flow Affine(NodeLift node, Flow input, LiftedWeight scale, LiftedWeight shift)
    {
        int channels = input.Shape[0];
        return node.Add("BatchNorm", input, new Arguments().Set("Epsilon", 0.0), new Dictionary<string, LiftedWeight>
        {
            ["weight"] = scale,
            ["bias"] = shift,
            ["running_mean"] = Filled(channels, 0),
            ["running_var"] = Filled(channels, 1),
        });
    }

    /// <summary>The same number for each channel.</summary>
    public static LiftedWeight Filled(int channels, float value)
    {
        float[] data = new float[channels];
        Array.Fill(data, value);
        return new LiftedWeight("", new FloatTensor(new TensorShape(channels), data));
    }
}
