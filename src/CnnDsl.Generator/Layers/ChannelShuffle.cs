using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Interleaves the channels of groups: C x H x W -> C x H x W.</summary>
internal sealed class ChannelShuffle : LayerKind
{
    public override string Name => "ChannelShuffle";

    public override string Prefix => "channelshuffle";

    public override LayerDocumentation Documentation => new("Shapes", "y[k*g + i] = x[i*C/g + k]", "C x H x W -> C x H x W")
    {
        Onnx = "Reshape, Transpose, Reshape",
        PyTorch = "ChannelShuffle",
    };

    public override void CheckArguments(LayerCheck layer) => layer.AtLeast(1, "Groups");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input))
        {
            return null;
        }

        int groups = layer.Arguments.Int("Groups", 1);
        if (input.Channels % groups != 0)
        {
            Conv2D.ReportGroups(layer, groups, $"the {input.Channels} channels", input.Channels, 0);
        }

        return new LayerFacts(input, new KernelOperation("ChannelShuffle").With(("groups", groups)))
        {
            Arguments = EquatableArray.Of(new Argument("Groups", groups)),
        };
    }
}
