using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Depthwise 2-D convolution: C x H x W -> C*multiplier x OH x OW, weights C*multiplier x 1 x FH x FW.</summary>
internal sealed class DepthwiseConv2D : LayerKind
{
    public override string Name => "DepthwiseConv2D";

    public override string Prefix => "conv";

    public override LayerDocumentation Documentation => new("Convolutions", "y[c*M + m] = bias[c*M + m] + weight[c*M + m] * x[c], each channel by itself", "C x H x W -> C*Multiplier x OH x OW")
    {
        Weights = ["weight: C*Multiplier x 1 x FH x FW", "bias: C*Multiplier"],
        Onnx = "Conv with group = C",
        PyTorch = "Conv2d with groups = in_channels",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.AtLeast(1, "Multiplier", "InChannels");
        WindowRule.CheckArguments(layer, isPool: false);
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input))
        {
            return null;
        }

        Conv2D.CheckChannels(layer, input);
        int multiplier = layer.Arguments.Int("Multiplier", 1);
        long filters = (long)input.Channels * multiplier;
        return layer.Fits(filters, "its bias, with a number for each filter,", "Multiplier")
            ? Conv2D.Convolve(layer, input, (int)filters, input.Channels, [new Argument("Multiplier", multiplier)])
            : null;
    }
}
