using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>The channels of all inputs, one after the other.</summary>
internal sealed class Concat : MergeKind
{
    public override string Name => "Concat";

    public override string Prefix => "concat";

    public override LayerDocumentation Documentation => new("Shapes", "the inputs one after the other along Axis", "C1 x H x W, C2 x H x W -> C1+C2 x H x W")
    {
        Onnx = "Concat",
        PyTorch = "cat",
    };

    public override LayerFacts? Check(LayerCheck layer, IReadOnlyList<Shape> inputs)
    {
        Shape first = inputs[0];
        for (int i = 1; i < inputs.Count; i++)
        {
            Shape input = inputs[i];
            if (input.Rank != first.Rank || input.Height != first.Height || input.Width != first.Width)
            {
                layer.Report(DiagnosticIds.ConcatMismatch, [], $"'{layer.Inputs[0]}'", first, $"'{layer.Inputs[i]}'", input);
                return null;
            }
        }

        long channels = inputs.Sum(input => (long)input.Channels);
        if (!layer.Fits(Sizes.Product(channels, first.Height, first.Width), "its output"))
        {
            return null;
        }

        return new LayerFacts(first.WithChannels((int)channels), new ConcatOperation());
    }
}
