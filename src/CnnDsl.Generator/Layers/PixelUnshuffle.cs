using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Layers;

/// <summary>Pixels to channels: C x H x W -> C*r*r x H/r x W/r.</summary>
internal sealed class PixelUnshuffle : LayerKind
{
    public override string Name => "PixelUnshuffle";

    public override string Prefix => "pixelunshuffle";

    public override LayerDocumentation Documentation => new(
        "Sampling", "y[c*r*r + a*r + b, i, j] = x[c, r*i + a, r*j + b]; DepthFirst: y[(a*r + b)*C + c, i, j]", "C x H x W -> C*r*r x H/r x W/r")
    {
        Onnx = "SpaceToDepth",
        PyTorch = "PixelUnshuffle",
    };

    public override void CheckArguments(LayerCheck layer) => layer.AtLeast(1, "Factor");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input))
        {
            return null;
        }

        int factor = layer.Arguments.Int("Factor", 1);
        if (input.Height % factor != 0 || input.Width % factor != 0)
        {
            string what = (input.Height % factor, input.Width % factor) switch
            {
                (0, _) => $"the width {input.Width}",
                (_, 0) => $"the height {input.Height}",
                _ => $"the height {input.Height} and the width {input.Width}",
            };
            long[] fitting = [.. Sizes.CommonDivisors(input.Height, input.Width)];
            layer.Report(DiagnosticIds.FactorDoesNotDivide, ["Factor"], factor, what, Fitting.Numbers("Factor", fitting));
            layer.Offer(Fitting.Remedies("Factor", fitting.Where(r => r > 1).OrderBy(r => Math.Abs(r - factor)).Take(2)));
            return null;
        }

        long channels = Sizes.Product(input.Channels, factor, factor);
        return layer.Fits(channels, "its channels", "Factor")
            ? PixelShuffle.Rearrange(layer, Shape.Map((int)channels, input.Height / factor, input.Width / factor), "PixelUnshuffle", factor)
            : null;
    }
}
