using CnnDsl.Generator.Model;
using CnnDsl.Generator.Planning;

namespace CnnDsl.Generator.Layers;

/// <summary>Largest value of each window: C x H x W -> C x OH x OW.</summary>
internal sealed class MaxPool2D : LayerKind
{
    public override string Name => "MaxPool2D";

    public override string Prefix => "maxpool";

    public override LayerDocumentation Documentation => new("Pooling", "y[c, i, j] = the largest x[c, i*S + u*D - top, j*S + v*D - left] inside of the map", "C x H x W -> C x OH x OW")
    {
        Onnx = "MaxPool",
        PyTorch = "MaxPool2d",
    };

    public override void CheckArguments(LayerCheck layer) => WindowRule.CheckArguments(layer, isPool: true);

    public override LayerFacts? Check(LayerCheck layer, Shape input)
    {
        if (!layer.IsSound || !layer.NeedsMap(input) || WindowRule.Apply(layer, input, isPool: true) is not var (window, height, width, rounding))
        {
            return null;
        }

        return new LayerFacts(Shape.Map(input.Channels, height, width), new KernelOperation("MaxPool2D") { Extra = EquatableArray.Of<Operand>(new WindowOperand(window)) })
        {
            Arguments = window.ToArguments(rounding).ToEquatableArray(),
        };
    }
}
