using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>The channels [start, start + count).</summary>
internal sealed class Slice : LayerKind
{
    public override string Name => "Slice";

    public override string Prefix => "slice";

    public override LayerDocumentation Documentation => new("Shapes", "Count indices of Axis from Start on, Step apart", "C x H x W -> Count x H x W")
    {
        Onnx = "Slice",
        PyTorch = "x[:, start:start + count]",
    };

    public override void CheckArguments(LayerCheck layer)
    {
        layer.AtLeast(0, "Start");
        layer.AtLeast(1, "Count");
    }

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound)
        {
            return null;
        }

        int start = layer.Arguments.Int("Start", 0);
        int count = layer.Arguments.Int("Count", 1);
        if ((long)start + count > input.Channels)
        {
            layer.Report(DiagnosticIds.SliceOutside, start < input.Channels ? ["Count"] : ["Start"], start, (long)start + count - 1, input.Channels, input.Channels - 1);
            return null;
        }

        return new LayerFacts(input.WithChannels(count), new SliceOperation(start, count))
        {
            Arguments = EquatableArray.Of(new Argument("Start", start), new Argument("Count", count)),
        };
    }
}
