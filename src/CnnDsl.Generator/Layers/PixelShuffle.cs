using CnnDsl.Generator.Diagnostics;
using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Channels to pixels: C*r*r x H x W -> C x r*H x r*W.</summary>
internal sealed class PixelShuffle : LayerKind
{
    public override string Name => "PixelShuffle";

    public override string Prefix => "pixelshuffle";

    public override LayerDocumentation Documentation => new(
        "Sampling", "y[c, r*i + a, r*j + b] = x[c*r*r + a*r + b, i, j]; DepthFirst: x[(a*r + b)*C + c, i, j]", "C*r*r x H x W -> C x r*H x r*W")
    {
        Onnx = "DepthToSpace",
        PyTorch = "PixelShuffle",
    };

    public override void CheckArguments(LayerCheck layer) => layer.AtLeast(1, "Factor");

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input))
        {
            return null;
        }

        int factor = layer.Arguments.Int("Factor", 1);
        long places = (long)factor * factor;
        if (input.Channels % places != 0)
        {
            long[] fitting = [.. Sizes.CommonDivisors(input.Channels, 0).Where(r => input.Channels % (r * r) == 0)];
            layer.Report(
                DiagnosticIds.FactorDoesNotDivide, ["Factor"], $"{factor}*{factor} = {places}", $"the {input.Channels} channels", Fitting.Numbers("Factor", fitting));
            layer.Offer(Fitting.Remedies("Factor", fitting.Where(r => r > 1).OrderBy(r => Math.Abs(r - factor)).Take(2)));
            return null;
        }

        (long height, long width) = ((long)input.Height * factor, (long)input.Width * factor);
        return layer.Fits(height, "its height", "Factor") && layer.Fits(width, "its width", "Factor")
            ? Rearrange(layer, Shape.Map((int)(input.Channels / places), (int)height, (int)width), "PixelShuffle", factor)
            : null;
    }

    public static LayerFacts Rearrange(LayerCheck layer, Shape output, string kernel, int factor)
    {
        bool depthFirst = layer.Arguments.Flag("DepthFirst", false);
        EquatableArray<Operand> extra = EquatableArray.Of<Operand>(LiteralOperand.Named("factor", factor), LiteralOperand.Named("depthFirst", depthFirst));
        return new LayerFacts(output, new KernelOperation(kernel) { Extra = extra })
        {
            Arguments = EquatableArray.Of(new Argument("Factor", factor), new Argument("DepthFirst", depthFirst ? 1 : 0)),
        };
    }
}
