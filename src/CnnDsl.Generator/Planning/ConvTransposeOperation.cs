using CnnDsl.Generator.Layers;
using CnnDsl.Generator.Model;

namespace CnnDsl.Generator.Planning;

/// <summary>A transposed convolution, phase by phase of its stride; depthwise when every group has one channel and one filter.</summary>
internal sealed record ConvTransposeOperation(Window2D Window, int Filters, int Groups, bool Bias) : Operation
{
    private static readonly int[] Widths = [4, 8, 16];

    public override bool TakesActivation => true;

    public override bool TakesBatchNorm => true;

    public override void Lower(PlanBuilder plan, FusedLayer layer)
    {
        int channels = plan.Values.ShapeOf(layer.Input).Channels;
        bool isDepthwise = Groups > 1 && Groups == channels && Groups == Filters;
        long length = isDepthwise ? Sizes.Product(Sizes.RoundUp(channels, 16), Window.Taps) : PackedLength(channels);
        (long weights, long bias) = plan.Weights.AddTransposed(layer, this, channels, isDepthwise, length);
        Callee callee = new(isDepthwise ? "DepthwiseConvTranspose2D" : "ConvTranspose2D", "Run", Activation: layer.Activation ?? PlanBuilder.Identity);
        Operand[] behind = isDepthwise ? [new WindowOperand(Window)] : [new WindowOperand(Window), LiteralOperand.Named("groups", Groups)];
        plan.Blocks(layer, callee, [new WeightsOperand(weights), new WeightsOperand(bias)], behind);
    }

    /// <summary>Floats that the widest machine needs: each vector of filters reads the channels of every group that it touches.</summary>
    private long PackedLength(int channels)
    {
        int filtersPerGroup = Filters / Groups;
        return Widths.Max(lanes => Enumerable.Range(0, (Filters + lanes - 1) / lanes).Sum(vector =>
        {
            int last = Math.Min((vector + 1) * lanes, Filters) - 1;
            long groups = (last / filtersPerGroup) - (vector * lanes / filtersPerGroup) + 1;
            return Sizes.Product(groups, channels / Groups, lanes, Window.Taps);
        }));
    }
}
