using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Mean of each window: C x H x W -> C x OH x OW.</summary>
internal sealed class AvgPool2D : LayerKind
{
    public override string Name => "AvgPool2D";

    public override string Prefix => "avgpool";

    public override LayerDocumentation Documentation => new("Pooling", "y[c, i, j] = the mean of x[c, i*S + u*D - top, j*S + v*D - left]; padding counts as 0", "C x H x W -> C x OH x OW")
    {
        Onnx = "AveragePool",
        PyTorch = "AvgPool2d",
    };

    public override void CheckArguments(LayerCheck layer) => WindowRule.CheckArguments(layer, isPool: true);

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input) || WindowRule.Apply(layer, input, isPool: true) is not var (window, height, width, rounding))
        {
            return null;
        }

        bool countIncludePad = layer.Arguments.Flag("CountIncludePad", true);
        EquatableArray<Operand> extra = EquatableArray.Of<Operand>(
            new WindowOperand(window),
            LiteralOperand.Named("bottom", window.Vertical.After),
            LiteralOperand.Named("right", window.Horizontal.After),
            LiteralOperand.Named("countIncludePad", countIncludePad));
        return new LayerFacts(Shape.Map(input.Channels, height, width), new KernelOperation("AvgPool2D") { Extra = extra })
        {
            Arguments = window.ToArguments(rounding).Append(new Argument("CountIncludePad", countIncludePad ? 1 : 0)).ToEquatableArray(),
        };
    }
}
